import { type Frame, IntParameter, Strategy } from "consumer";
import { findClassRemarks } from "../../../src/engine/loading/find_class_remarks.ts";
import { assertEquals } from "../../support/assert.ts";

/** A strategy that a user has ported from Python and left some settings in. */
class Ported extends Strategy {
  static readonly INTERFACE_VERSION = 3;
  override timeframe = "5m";
  readonly minimal_roi = { "0": 0.1 };
  readonly stoploss = -0.1;
  readonly trailingStop = true;
  /** The default of `canShort` in another spelling changes nothing. */
  readonly can_short = false;
  readonly timeframe2 = "1h";
  readonly buyRsi = new IntParameter(1, 50, { default: 30 });
  readonly buyParams = { buy_rsi: 20 };

  override populateEntryTrend(dataframe: Frame): Frame {
    return this.populateEntryTrend2(dataframe);
  }

  populateEntryTrend2(dataframe: Frame): Frame {
    return dataframe;
  }
}

Deno.test("findClassRemarks() notes trading settings, and accepts a strategy's own members", () => {
  assertEquals(findClassRemarks(new Ported()), {
    mistakes: [],
    warnings: [],
    notes: ["consumer does not read minimal_roi, stoploss, trailingStop, INTERFACE_VERSION: it does not trade"],
  });
});

Deno.test("findClassRemarks() finds members of a base class of the user's own", () => {
  class Base extends Strategy {
    populate_exit_trend(dataframe: Frame): Frame {
      return dataframe;
    }
  }
  class Derived extends Base {
    override populateEntryTrend = (dataframe: Frame): Frame => dataframe;
  }
  assertEquals(findClassRemarks(new Derived()).mistakes, [
    "consumer does not call populate_exit_trend(): write populateExitTrend()",
  ]);
});
