"""
Run an unmodified freqtrade offline: as a message-websocket producer.

    python -m venv .venv && .venv/bin/pip install freqtrade==2026.9
    .venv/bin/python run_freqtrade.py --port 18080 --token sercet_Ws_t0ken --pairs 4 --timeframe 5m

It is `freqtrade trade` in dry-run on the offline exchange of offline_exchange.py, with the API server and its
websocket on 127.0.0.1:PORT. REST user and password: freqtrader / freqtrader. It is up some 8 seconds after its start
(GET /api/v1/ping answers) and has its first dataframes a few seconds later. With --force-entry and --max-open-trades N it
takes POST /api/v1/forceenter and /api/v1/forceexit; a dry-run order fills after a round or two of the bot. Started again
with the same --work it has the same trades.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--port", type=int, default=18080)
    ap.add_argument("--token", default="sercet_Ws_t0ken")
    ap.add_argument("--pairs", type=int, default=4, help="how many pairs are on the whitelist (at most 216)")
    ap.add_argument("--timeframe", default="5m")
    ap.add_argument("--strategy", default="ProducerStrategy")
    ap.add_argument("--work", type=Path, help="where its config and database go; a new temporary folder by default")
    ap.add_argument("--force-entry", action="store_true", help="enable REST forceenter")
    ap.add_argument("--max-open-trades", type=int, default=0, help="-1: as many as there are pairs")
    ap.add_argument("--throttle", type=int, default=2, help="seconds between two rounds of analysis")
    args = ap.parse_args()

    import offline_exchange

    offline_exchange.register()
    from freqtrade.main import main as freqtrade_main

    work = args.work or Path(tempfile.mkdtemp(prefix="producer-"))
    config = {
        "$schema": "https://schema.freqtrade.io/schema.json",
        "max_open_trades": args.max_open_trades, "stake_currency": "USDT", "stake_amount": 50, "dry_run": True,
        "dry_run_wallet": 10000, "timeframe": args.timeframe, "trading_mode": "spot", "bot_name": "producer",
        "entry_pricing": {"price_side": "other", "use_order_book": False},
        "exit_pricing": {"price_side": "other", "use_order_book": False},
        "exchange": {
            "name": offline_exchange.NAME, "key": "", "secret": "", "enable_ws": False,
            "ccxt_config": {"enableRateLimit": False}, "ccxt_async_config": {"enableRateLimit": False},
            "pair_whitelist": [f"{b}/USDT" for b in offline_exchange.BASES[: args.pairs]], "pair_blacklist": [],
            "skip_pair_validation": True,
        },
        "pairlists": [{"method": "StaticPairList"}],
        "api_server": {
            "enabled": True, "listen_ip_address": "127.0.0.1", "listen_port": args.port, "verbosity": "error",
            "jwt_secret_key": "0123456789abcdef0123456789abcdef", "CORS_origins": [],
            "username": "freqtrader", "password": "freqtrader", "ws_token": [args.token],
        },
        "initial_state": "running", "force_entry_enable": args.force_entry,
        "internals": {"process_throttle_secs": args.throttle}, "db_url": f"sqlite:///{work}/trades.sqlite",
    }
    path = work / "config.json"
    path.write_text(json.dumps(config))
    freqtrade_main([
        "trade", "--config", str(path), "--userdir", str(work), "--strategy", args.strategy,
        "--strategy-path", str(HERE / "strategies"),
    ])


if __name__ == "__main__":
    main()
