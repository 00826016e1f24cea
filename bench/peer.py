"""
The Python side of `deno task bench:peer`. It runs freqtrade's unmodified serializer, ExternalMessageConsumer and
DataProvider on a file of messages.

    python bench/peer.py MESSAGES.ndjson

Each line of MESSAGES.ndjson is {"phase": "base"|"full"|"row", "message": "<the text frame>"}. The messages of the phase
"base" fill the store. Then the script measures the CPU time of the others. It prints one line of JSON,
{"version", "full": us, "row": us}: the mean CPU time per message of a phase, in microseconds.
"""

import json
import logging
import sys
import time
from pathlib import Path

from freqtrade import __version__
from freqtrade.data.dataprovider import DataProvider
from freqtrade.enums import CandleType, RunMode
from freqtrade.rpc.api_server.ws.serializer import HybridJSONWebSocketSerializer
from freqtrade.rpc.external_message_consumer import ExternalMessageConsumer

logging.disable(logging.CRITICAL)
config = {
    "timeframe": "5m", "trading_mode": "spot", "candle_type_def": CandleType.SPOT, "dry_run": True,
    "runmode": RunMode.OTHER, "exchange": {"name": "binance"}, "user_data_dir": Path("."),
    "external_message_consumer": {"enabled": True, "producers": []},
}
provider = DataProvider(config, None)
consumer = ExternalMessageConsumer(config, provider)
serializer = HybridJSONWebSocketSerializer.__new__(HybridJSONWebSocketSerializer)

spent: dict[str, list[int]] = {}
with open(sys.argv[1]) as lines:
    for line in lines:
        entry = json.loads(line)
        text = entry["message"]
        start = time.process_time_ns()
        consumer.handle_producer_message({"name": "default"}, serializer._deserialize(text))
        spent.setdefault(entry["phase"], []).append(time.process_time_ns() - start)
rows = {key[0]: len(frame) for key, (frame, _) in provider._DataProvider__producer_pairs_df["default"].items()}
consumer.shutdown()
means = {phase: sum(times) / len(times) / 1000 for phase, times in spent.items()}
print(json.dumps({"version": __version__, "full": means["full"], "row": means["row"], "rows": rows}))
