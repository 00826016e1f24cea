"""
Reads a recording into freqtrade's unmodified ExternalMessageConsumer and DataProvider, without a socket.

    python freqtrade_replay.py RECORDING.ndjson
"""

import json
import logging
import sys
from pathlib import Path

from freqtrade.data.dataprovider import DataProvider
from freqtrade.enums import CandleType, RunMode
from freqtrade.rpc.api_server.ws.serializer import HybridJSONWebSocketSerializer
from freqtrade.rpc.external_message_consumer import ExternalMessageConsumer

logging.basicConfig(level=logging.WARNING)
config = {
    "timeframe": "5m", "trading_mode": "spot", "candle_type_def": CandleType.SPOT, "dry_run": True,
    "runmode": RunMode.OTHER, "exchange": {"name": "binance"}, "user_data_dir": Path("."),
    "external_message_consumer": {"enabled": True, "producers": []},
}
provider = DataProvider(config, None)
consumer = ExternalMessageConsumer(config, provider)
serializer = HybridJSONWebSocketSerializer.__new__(HybridJSONWebSocketSerializer)
with open(sys.argv[1]) as lines:
    for line in lines:
        entry = json.loads(line)
        consumer.handle_producer_message({"name": entry["producer"]}, serializer._deserialize(entry["message"]))
held = provider._DataProvider__producer_pairs_df.get("default", {})
consumer.shutdown()
print(json.dumps([[key[0], len(frame)] for key, (frame, _) in held.items()]))
