"""
Check configs with freqtrade's own parser and validation.

    python check_configs.py < CONFIGS.json

CONFIGS.json: a list of {"name", "text"}. A text is a whole config, or only its sections without the outer braces. Each one that
has a key of freqtrade is completed with the required keys that it leaves out, and validated as the config of a dry-run bot.
Printed: a list of {"name", "keys": freqtrade's keys in it, "error": freqtrade's message or null}.
"""

import copy
import json
import logging
import sys

import rapidjson
from freqtrade.config_schema.config_schema import CONF_SCHEMA
from freqtrade.configuration.config_validation import validate_config_consistency
from freqtrade.configuration.load_config import CONFIG_PARSE_MODE
from freqtrade.enums import RunMode
from freqtrade.exceptions import ConfigurationError

PRICING = {"price_side": "same", "use_order_book": True, "order_book_top": 1}
REQUIRED = {
    "exchange": {"name": "binance"}, "timeframe": "5m", "max_open_trades": 3, "stake_currency": "USDT", "stake_amount": 10,
    "tradable_balance_ratio": 0.99, "last_stake_amount_min_ratio": 0.5, "dry_run": True, "dry_run_wallet": 1000,
    "entry_pricing": PRICING, "exit_pricing": PRICING, "stoploss": -0.1, "minimal_roi": {"0": 0.04}, "internals": {},
    "pairlists": [{"method": "ProducerPairList", "number_assets": 5, "producer_name": "default"}],
    "dataformat_ohlcv": "feather", "dataformat_trades": "feather",
}
REQUIRED_OF_PRODUCER = {"name": "default", "host": "127.0.0.1", "port": 8080, "ws_token": "token"}


def main() -> None:
    logging.disable(logging.CRITICAL)
    print(json.dumps([answer(config["name"], config["text"]) for config in json.load(sys.stdin)]))


def answer(name: str, text: str) -> dict:
    whole = text if text.lstrip().startswith(("{", "//")) else "{" + text + "}"
    keys: list = []
    try:
        config = rapidjson.loads(whole, parse_mode=CONFIG_PARSE_MODE)
        keys = [key for key in config if key in CONF_SCHEMA["properties"]]
        if keys:
            validate_config_consistency(complete(config))
    except (ConfigurationError, ValueError) as error:
        return {"name": name, "keys": keys, "error": str(error)}
    except Exception as error:  # jsonschema's ValidationError, whose text holds the whole schema
        return {"name": name, "keys": keys, "error": getattr(error, "message", repr(error))}
    return {"name": name, "keys": keys, "error": None}


def complete(config: dict) -> dict:
    """Add what a bot requires. A secret of ours, {"env": ...} or {"file": ...}, is a text once it is read."""
    full = copy.deepcopy(REQUIRED) | config
    full["exchange"] = REQUIRED["exchange"] | full["exchange"]
    full["runmode"] = RunMode.DRY_RUN
    consumer = full.get("external_message_consumer", {})
    consumer["producers"] = [REQUIRED_OF_PRODUCER | read_secrets(producer) for producer in consumer.get("producers", [])]
    if not consumer["producers"]:
        consumer["enabled"] = False
    full["external_message_consumer"] = consumer
    return full


def read_secrets(producer: dict) -> dict:
    return {
        key: "token" if isinstance(value, dict) and list(value) in (["env"], ["file"]) else value
        for key, value in producer.items()
    }


if __name__ == "__main__":
    main()
