import type { StrategyTally } from "../../engine/wire/strategy_tally.ts";
import type { ConsumerEvent } from "../../events.ts";
import { renderTable, type TableRow } from "../../terminal/table.ts";
import { formatDuration } from "../../text/duration.ts";
import { keyOf } from "../../text/key_of.ts";
import { printable } from "../../text/printable.ts";

/** Counts the signals and failures of a replay, and formats them as two tables. */
export class ReplaySummary {
  readonly #rows = new Map<string, SignalCounts>();
  readonly #failures = new Map<string, number>();
  #signals = 0;

  /** The number of signals. */
  get signals(): number {
    return this.#signals;
  }

  /** Counts an event. Signals that were found before must not be added. */
  add(event: ConsumerEvent): void {
    if (event.type === "strategy_failed") {
      this.#failures.set(event.strategy, (this.#failures.get(event.strategy) ?? 0) + 1);
    }
    if (event.type !== "signal") return;
    const { strategy, pair, action, side } = event.signal;
    const key = keyOf(strategy, pair);
    const row = this.#rows.get(key) ?? { strategy, pair, counts: new Map<Kind, number>() };
    this.#rows.set(key, row);
    const kind: Kind = `${action} ${side}`;
    row.counts.set(kind, (row.counts.get(kind) ?? 0) + 1);
    this.#signals++;
  }

  /**
   * Formats one table of the strategies and one of each pair's signals.
   *
   * @param tallies what the evaluations cost
   * @param strategies the names of all strategies, including those that never ran
   */
  format(tallies: readonly StrategyTally[], strategies: readonly string[], color: boolean): string {
    const rows = strategies.map((name) => {
      const { evaluations, ms } = tallies.find(({ strategy }) => strategy === name) ?? { evaluations: 0, ms: 0 };
      const each = evaluations === 0 ? "-" : formatMs(ms / evaluations);
      return [name, `${evaluations}`, formatDuration(ms), each, `${this.#failures.get(name) ?? 0}`];
    });
    const heads = ["strategy", "evaluations", "time", "each", "failed"];
    return `${formatTable(heads, rows, 1, color)}\n${this.#formatSignals(strategies.length > 1, color)}\n`;
  }

  #formatSignals(hasStrategyColumn: boolean, color: boolean): string {
    if (this.#signals === 0) return "no signals found";
    const rows = [...this.#rows.values()].sort((a, b) =>
      a.strategy.localeCompare(b.strategy) || a.pair.localeCompare(b.pair)
    );
    const kinds = KINDS.filter((kind) => rows.some(({ counts }) => counts.has(kind)));
    const cells = rows.map(({ strategy, pair, counts }) => [
      ...(hasStrategyColumn ? [strategy] : []),
      printable(pair),
      ...kinds.map((kind) => `${counts.get(kind) ?? 0}`),
    ]);
    const sums = kinds.map((kind) => `${rows.reduce((sum, { counts }) => sum + (counts.get(kind) ?? 0), 0)}`);
    const total = [...(hasStrategyColumn ? [""] : []), "all", ...sums];
    const heads = [...(hasStrategyColumn ? ["strategy"] : []), "pair", ...kinds];
    return formatTable(heads, [...cells, total], hasStrategyColumn ? 2 : 1, color);
  }
}

type Kind = "enter long" | "exit long" | "enter short" | "exit short";
const KINDS: readonly Kind[] = ["enter long", "exit long", "enter short", "exit short"];

interface SignalCounts {
  readonly strategy: string;
  readonly pair: string;
  readonly counts: Map<Kind, number>;
}

/** @param textColumns how many columns, from the left, hold text; the others hold numbers */
function formatTable(
  heads: readonly string[],
  rows: readonly TableRow[],
  textColumns: number,
  color: boolean,
): string {
  const columns = heads.map((head, i) => ({ head, align: i < textColumns ? "left" : "right" } as const));
  return renderTable(columns, rows, { color });
}

function formatMs(ms: number): string {
  return `${ms < 10 ? ms.toFixed(2) : ms.toFixed(0)} ms`;
}
