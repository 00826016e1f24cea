import { type Frame, type Informative, type Metadata, Strategy } from "consumer";

/** Enters every five minutes, with the hourly dataframe beside it. */
export default class FiveMinutes extends Strategy {
  override timeframe = "5m";
  override informatives: readonly Informative[] = [{ timeframe: "1h" }];
  override expectedColumns = ["close_1h"];

  override botStart(): void {
    // deno-lint-ignore no-console -- a test counts the calls
    console.log("FiveMinutes starts");
  }

  override populateEntryTrend(dataframe: Frame, { pair }: Metadata): Frame {
    // deno-lint-ignore no-console -- a test checks the order of evaluations
    console.log("FiveMinutes", pair);
    return dataframe.set("enter_long", 1).set("enter_tag", `hourly close ${dataframe.at(-1, "close_1h")}`);
  }
}
