"""
freqtrade's own consumer as a process: its unmodified ExternalMessageConsumer and DataProvider on a producer.

    python freqtrade_consumer.py PORT

It runs until SIGTERM. Then it prints what it holds, {"version", "frames": [[pair, rows, last volume], ...]}.
"""

import json
import logging
import os
import signal
import sys
from pathlib import Path

from freqtrade import __version__
from freqtrade.data.dataprovider import DataProvider
from freqtrade.enums import CandleType, RunMode
from freqtrade.rpc.external_message_consumer import ExternalMessageConsumer

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})  # before the consumer starts its thread
logging.basicConfig(level=logging.INFO)
producer = {"name": "default", "host": "127.0.0.1", "port": int(sys.argv[1]), "ws_token": "bench"}
config = {
    "timeframe": "5m", "trading_mode": "spot", "candle_type_def": CandleType.SPOT, "dry_run": True,
    "runmode": RunMode.OTHER, "exchange": {"name": "binance"}, "user_data_dir": Path("."),
    "external_message_consumer": {"enabled": True, "producers": [producer]},
}
provider = DataProvider(config, None)
consumer = ExternalMessageConsumer(config, provider)
signal.sigwait({signal.SIGTERM})
held = provider._DataProvider__producer_pairs_df.get("default", {})
frames = [[key[0], len(frame), float(frame.iloc[-1]["volume"])] for key, (frame, _) in held.items()]
print(json.dumps({"version": __version__, "frames": frames}), flush=True)
os._exit(0)  # the consumer's shutdown waits for its thread
