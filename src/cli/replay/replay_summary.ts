import Table from "cli-table3";
import type { StrategyTally } from "../../engine/wire/strategy_tally.ts";
import type { ConsumerEvent } from "../../events.ts";
import { formatDuration } from "../../text/duration.ts";
import { printable } from "../../text/printable.ts";

type Kind = "enter long" | "exit long" | "enter short" | "exit short";
const KINDS: readonly Kind[] = ["enter long", "exit long", "enter short", "exit short"];

interface Row {
  readonly strategy: string;
  readonly pair: string;
  readonly counts: Map<Kind, number>;
}

/** Counts what a replay has found, and prints it as two tables. */
export class ReplaySummary {
  readonly #rows = new Map<string, Row>();
  readonly #failures = new Map<string, number>();
  #signals = 0;

  /** How many signals there were. */
  get signals(): number {
    return this.#signals;
  }

  /** @param event a signal that was passed on, or anything else that happened */
  add(event: ConsumerEvent): void {
    if (event.type === "strategy_failed") {
      this.#failures.set(event.strategy, (this.#failures.get(event.strategy) ?? 0) + 1);
    }
    if (event.type !== "signal") return;
    const { strategy, pair, action, side } = event.signal;
    const id = `${strategy}\u0000${pair}`;
    const row = this.#rows.get(id) ?? { strategy, pair, counts: new Map<Kind, number>() };
    this.#rows.set(id, row);
    const kind: Kind = `${action} ${side}`;
    row.counts.set(kind, (row.counts.get(kind) ?? 0) + 1);
    this.#signals++;
  }

  /**
   * The strategies, and the signals of each pair.
   *
   * @param tallies what the evaluations have cost
   * @param names all strategies, also those that never ran
   */
  text(tallies: readonly StrategyTally[], names: readonly string[], color: boolean): string {
    const strategies = names.map((name) => {
      const { evaluations, ms } = tallies.find(({ strategy }) => strategy === name) ?? { evaluations: 0, ms: 0 };
      const each = evaluations === 0 ? "-" : milliseconds(ms / evaluations);
      return [name, `${evaluations}`, formatDuration(ms), each, `${this.#failures.get(name) ?? 0}`];
    });
    const head = ["strategy", "evaluations", "time", "each", "failed"];
    return `${table(head, strategies, 1, color)}\n${this.#signalTable(names.length > 1, color)}\n`;
  }

  #signalTable(several: boolean, color: boolean): string {
    if (this.#signals === 0) return "no signal was found";
    const rows = [...this.#rows.values()].sort((a, b) =>
      a.strategy.localeCompare(b.strategy) || a.pair.localeCompare(b.pair)
    );
    const kinds = KINDS.filter((kind) => rows.some(({ counts }) => counts.has(kind)));
    const cells = rows.map(({ strategy, pair, counts }) => [
      ...(several ? [strategy] : []),
      printable(pair),
      ...kinds.map((kind) => `${counts.get(kind) ?? 0}`),
    ]);
    const sums = kinds.map((kind) => `${rows.reduce((sum, { counts }) => sum + (counts.get(kind) ?? 0), 0)}`);
    const all = [...(several ? [""] : []), "all", ...sums];
    const head = [...(several ? ["strategy"] : []), "pair", ...kinds];
    return table(head, [...cells, all], several ? 2 : 1, color);
  }
}

/** @param texts how many columns stand on the left; the others are numbers */
function table(head: readonly string[], rows: readonly (readonly string[])[], texts: number, color: boolean): string {
  const made = new Table({
    head: [...head],
    colAligns: head.map((_, i) => i < texts ? "left" : "right"),
    style: color ? { head: ["bold"], border: ["gray"] } : { head: [], border: [] },
  });
  for (const row of rows) made.push([...row]);
  return made.toString();
}

function milliseconds(ms: number): string {
  return `${ms < 10 ? ms.toFixed(2) : ms.toFixed(0)} ms`;
}
