import { stripVTControlCharacters } from "node:util";
import Table from "cli-table3";
import { printable } from "../../text/printable.ts";
import type { Complaint, Trial } from "./try_strategies.ts";

const MOST_PAIRS_NAMED = 4;
const HEAD = ["strategy", "run on", "evaluations", "each", "signals now", "result"];

const NOT_RUN = "warning: not run on the producers' frames: of the pairs that were tried none has a dataframe in its " +
  "timeframe";

/** A strategy on the demo's frames, and on those of the producers where there were any. */
export interface StrategyTrials {
  readonly demo: Trial;
  readonly real: Trial | null;
}

/** `failed`: it can't be used as it is. `warned`: it may well work, but was not seen to. */
export type Verdict = "ok" | "warned" | "failed";

/**
 * Real frames decide where the strategy ran on some. On the demo's alone a missing column is no fault: a real producer may
 * send it.
 */
export function verdictOf({ demo, real }: StrategyTrials): Verdict {
  if (decides(real)) return real.failures.length > 0 ? "failed" : "ok";
  if (demo.failures.every(isMissingColumn)) return demo.failures.length > 0 || demo.evaluations === 0 ? "warned" : "ok";
  return "failed";
}

function decides(real: Trial | null): real is Trial {
  return real !== null && (real.evaluations > 0 || real.failures.length > 0);
}

function isMissingColumn({ problem }: Complaint): boolean {
  return /^(?:UnknownColumnError|expectedColumns): /.test(problem);
}

/**
 * What `consumer check` prints of the strategies: a table, or where `width` columns are too few for one a line for each, and
 * what they complain of below.
 */
export function trialReport(
  trials: readonly StrategyTrials[],
  { color, width }: { readonly color: boolean; readonly width: number },
): string {
  const rows = trials.flatMap(({ demo, real }) => {
    const lacks = demo.failures.length > 0 && demo.failures.every(isMissingColumn);
    const ofDemo = [...cells(demo.strategy, "the demo", demo), lacks ? "lacks a column" : resultOf(demo)];
    return real === null ? [ofDemo] : [ofDemo, [...cells("", "producers", real), resultOf(real)]];
  });
  const made = table(rows, color);
  const isTooWide = stripVTControlCharacters(made.split("\n")[0] ?? "").length > width;
  return `${isTooWide ? list(rows) : made}\n${trials.flatMap(complaints).join("")}`;
}

function table(rows: readonly (readonly string[])[], color: boolean): string {
  const made = new Table({
    head: HEAD,
    colAligns: ["left", "left", "right", "right", "left", "left"],
    style: color ? { head: ["bold"], border: ["gray"] } : { head: [], border: [] },
  });
  for (const row of rows) made.push([...row]);
  return made.toString();
}

function list(rows: readonly (readonly string[])[]): string {
  return rows.map(([name = "", ground, evaluations, each, signals, result]) =>
    `${
      name === "" ? "" : `\n${name}\n`
    }  ${ground}: ${result}, ${evaluations} evaluations (${each}), signals ${signals}`
  ).join("\n");
}

function cells(name: string, ground: string, trial: Trial): string[] {
  const { evaluations, ms } = trial;
  const each = evaluations === 0 ? "-" : `${(ms / evaluations).toFixed(2)} ms`;
  return [name, ground, `${evaluations}`, each, countSignals(trial) || "-"];
}

function resultOf({ failures, evaluations }: Trial): string {
  return failures.length > 0 ? "failed" : evaluations === 0 ? "not run" : "ok";
}

function countSignals({ signals }: Trial): string {
  const counts = new Map<string, number>();
  for (const { action, side } of signals) {
    const kind = `${action} ${side}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join(", ");
}

function complaints({ demo, real }: StrategyTrials): readonly string[] {
  // what it does on made-up frames is of no interest once it has run on real ones
  const ofDemo = decides(real) ? [] : demo.failures.map((one) => {
    const hint = isMissingColumn(one) ? "; your producer may send it" : "";
    return sentence(demo.strategy, "failed", " of the demo", one) + hint;
  });
  const ofReal = [
    ...(real?.failures ?? []).map((one) => sentence(demo.strategy, "failed", "", one)),
    ...(real?.warnings ?? []).map((one) => sentence(demo.strategy, "warning", "", one)),
    ...(real?.evaluations === 0 && real.failures.length + real.warnings.length === 0
      ? [`${demo.strategy}: ${NOT_RUN}`]
      : []),
  ];
  return [...ofReal, ...ofDemo].map((line) => `${printable(line)}\n`);
}

function sentence(strategy: string, what: string, ground: string, { pairs, problem, where }: Complaint): string {
  const named = pairs.slice(0, MOST_PAIRS_NAMED).join(", ");
  const more = pairs.length > MOST_PAIRS_NAMED ? ` and ${pairs.length - MOST_PAIRS_NAMED} more pairs` : "";
  const on = pairs.length === 0 ? ground.replace(" of", " on") : ` on ${named}${more}${ground}`;
  return `${strategy}: ${what}${on}: ${problem}${where === null ? "" : ` (at ${where})`}`;
}
