import { type Frame, IntParameter, type Metadata, Strategy } from "consumer";

/** Enters on its own timeframe, on pairs that the other strategy also uses. */
export default class Hourly extends Strategy {
  override timeframe = "1h";
  buyLevel = new IntParameter(0, 100, { default: 50 });

  override botStart(): void {
    // deno-lint-ignore no-console -- a test counts the calls
    console.log("Hourly starts");
  }

  override populateEntryTrend(dataframe: Frame, { pair }: Metadata): Frame {
    // deno-lint-ignore no-console -- a test checks the order of evaluations
    console.log("Hourly", pair);
    return dataframe.set("enter_long", 1).set("enter_tag", `level ${this.buyLevel.value}`);
  }
}
