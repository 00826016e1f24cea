import { type Frame, type Metadata, Strategy } from "consumer";

/** Does what a file `wanted.json` beside it says, which a test changes at any time: `{ "BTC/USDT": "enter" }`. */
export default class Wishes extends Strategy {
  override timeframe = "5m";
  override processOnlyNewCandles = false;

  override populateEntryTrend(dataframe: Frame, { pair }: Metadata): Frame {
    return wishOf(pair) === "enter" ? dataframe.set("enter_long", 1).set("enter_tag", `wish for ${pair}`) : dataframe;
  }

  override populateExitTrend(dataframe: Frame, { pair }: Metadata): Frame {
    return wishOf(pair) === "exit" ? dataframe.set("exit_long", 1).set("exit_tag", "wish") : dataframe;
  }
}

function wishOf(pair: string): unknown {
  const wishes: Readonly<Record<string, unknown>> = JSON.parse(
    Deno.readTextFileSync(new URL("wanted.json", import.meta.url)),
  );
  return wishes[pair];
}
