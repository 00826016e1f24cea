import type { SinkConfig } from "../config/schema.ts";
import { nearest } from "../text/nearest.ts";

/**
 * What the sinks' filters name and nobody is called: one sentence for each strategy of `filter.strategies` that does not
 * run. Its signals would be missed without a word.
 *
 * @param running the names of the strategies that run
 * @example
 * ```ts
 * import { filterWarnings } from "./filter_warnings.ts";
 * const [text] = filterWarnings([{ name: "hook", filter: { strategies: ["Mine"] } }], ["MyStrategy"]);
 * if (text !== 'sink "hook": no strategy "Mine" of its filter runs; there is MyStrategy') throw new Error(text);
 * ```
 */
export function filterWarnings(
  sinks: readonly {
    readonly name: SinkConfig["name"];
    readonly filter: Pick<SinkConfig["filter"], "strategies">;
  }[],
  running: readonly string[],
): string[] {
  const known = running.length === 0 ? "there is none" : `there is ${running.join(", ")}`;
  return sinks.flatMap(({ name, filter }) =>
    filter.strategies.filter((strategy) => !running.includes(strategy)).map((strategy) => {
      const [near] = nearest(strategy, running, 1);
      const hint = near === undefined ? known : `did you mean ${near}?`;
      return `sink ${JSON.stringify(name)}: no strategy ${JSON.stringify(strategy)} of its filter runs; ${hint}`;
    })
  );
}
