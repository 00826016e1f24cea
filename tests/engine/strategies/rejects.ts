import { type Frame, Strategy } from "consumer";

/** Leaves rejections uncaught that name no place in this file, and prints in every way. */
export default class Rejects extends Strategy {
  override timeframe = "1h";

  override populateEntryTrend(dataframe: Frame): Frame {
    Promise.reject("only text");
    fetch("http://127.0.0.1:9/");
    // deno-lint-ignore no-console -- a test checks what a strategy prints
    console.count("looks");
    // deno-lint-ignore no-console -- as above
    console.assert(dataframe.empty, "not empty");
    Deno.stdout.writeSync(new TextEncoder().encode("raw"));
    return dataframe.set("enter_long", 1).set("enter_tag", String(Reflect.has(globalThis, "postMessage")));
  }
}
