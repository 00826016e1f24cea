import type { SinkConfig } from "../config/schema.ts";
import { nearest } from "../text/nearest.ts";

/**
 * Returns one warning for each strategy that a sink's `filter.strategies` names but that is not running. Without the
 * warning a misspelt name would silently drop that strategy's signals.
 *
 * @param running the names of the strategies that are running
 * @example
 * ```ts
 * import { describeFilterMistakes } from "./filter_mistakes.ts";
 * const [text] = describeFilterMistakes([{ name: "hook", filter: { strategies: ["Mine"] } }], ["MyStrategy"]);
 * const expected = 'sink "hook": its filter names the strategy "Mine", which is not running (running: MyStrategy)';
 * if (text !== expected) throw new Error(text);
 * ```
 */
export function describeFilterMistakes(sinks: readonly FilteredSink[], running: readonly string[]): string[] {
  return sinks.flatMap(({ name, filter }) =>
    filter.strategies.filter((strategy) => !running.includes(strategy)).map((strategy) =>
      `sink ${JSON.stringify(name)}: its filter names the strategy ${JSON.stringify(strategy)}, ` +
      `which is not running (${suggestStrategy(strategy, running)})`
    )
  );
}

/** The part of a sink's config that the warnings need. */
interface FilteredSink {
  readonly name: SinkConfig["name"];
  readonly filter: Pick<SinkConfig["filter"], "strategies">;
}

function suggestStrategy(name: string, running: readonly string[]): string {
  const [near] = nearest(name, running, 1);
  if (near !== undefined) return `did you mean ${near}?`;
  return running.length === 0 ? "no strategy is running" : `running: ${running.join(", ")}`;
}
