"""
Run an unmodified freqtrade with the arguments of its command line, where `offlinex` is an exchange that needs no network.

    FREQTRADE__EXCHANGE__NAME=offlinex python run_offline.py trade --config CONFIG ...
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))


def main() -> None:
    import offline_exchange

    offline_exchange.register()
    from freqtrade.main import main as freqtrade_main

    freqtrade_main(sys.argv[1:])


if __name__ == "__main__":
    main()
