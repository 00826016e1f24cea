"""A bot that trades on order alone: no signal of its own, no profit and no loss that ends a trade."""

import time
from pathlib import Path

from pandas import DataFrame

from freqtrade.strategy import IStrategy


class OrdersStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 100}
    stoploss = -0.99
    can_short = False
    process_only_new_candles = False

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        return dataframe

    def confirm_trade_entry(self, *args, **kwargs) -> bool:
        """A slow exchange: an order waits here for as long as there is a file `hold` in the bot's folder."""
        hold = Path(self.config["user_data_dir"]) / "hold"
        while hold.exists():
            time.sleep(0.05)
        return True
