import type { Page } from "../../terminal/page.ts";
import { measureColumns, renderTable, type TableRow, tableWidth } from "../../terminal/table.ts";
import { printable } from "../../text/printable.ts";
import type { Complaint, Trial } from "./try_strategies.ts";

/**
 * Formats the trials of all strategies: a table, or a list where the page is too narrow, and the strategies' complaints
 * below.
 */
export function formatTrials(trials: readonly StrategyTrials[], { color, width }: Page): string {
  const rows = trials.flatMap(({ demo, real }) => {
    const isColumnMissing = demo.failures.length > 0 && demo.failures.every(isMissingColumn);
    const onDemo = [
      ...trialCells(demo.strategy, "the demo", demo),
      isColumnMissing ? "column missing" : resultOf(demo),
    ];
    return real === null ? [onDemo] : [onDemo, [...trialCells("", "producers", real), resultOf(real)]];
  });
  const isTooWide = tableWidth(measureColumns(COLUMNS, rows)) > width;
  const body = isTooWide ? formatList(rows) : renderTable(COLUMNS, rows, { color });
  return `${body}\n${trials.flatMap(describeComplaints).join("")}`;
}

/** The trials of one strategy: on the demo's frames, and on frames of the producers if there are any. */
export interface StrategyTrials {
  readonly demo: Trial;
  readonly real: Trial | null;
}

/**
 * `failed`: the strategy has a defect, or runs on none of the producers' dataframes. `warned`: it may work, but was not
 * seen to, or something is suspicious.
 */
export type Verdict = "ok" | "warned" | "failed";

/**
 * Judges a strategy by its trials. Where it ran on frames of the producers, those decide. On the demo alone a missing
 * column does not count: a producer may send it.
 */
export function judgeTrials({ demo, real }: StrategyTrials): Verdict {
  if (real !== null && !isDecisive(real)) return "failed";
  const decisive = isDecisive(real) ? real : demo;
  if (decisive.failures.length > 0) {
    return real === decisive || !decisive.failures.every(isMissingColumn) ? "failed" : "warned";
  }
  return decisive.evaluations === 0 || decisive.warnings.length > 0 ? "warned" : "ok";
}

const COLUMNS = [
  { head: "strategy", align: "left" },
  { head: "run on", align: "left" },
  { head: "evaluations", align: "right" },
  { head: "each", align: "right" },
  { head: "signals now", align: "left" },
  { head: "result", align: "left" },
] as const;
const MAX_PAIRS_SHOWN = 4;
const NOT_RUN =
  "failed: not run on the producers' frames: none of the tried pairs has a dataframe in the strategy's timeframe";

function isDecisive(real: Trial | null): real is Trial {
  return real !== null && (real.evaluations > 0 || real.failures.length > 0);
}

function isMissingColumn({ problem }: Complaint): boolean {
  return /^(?:UnknownColumnError|expectedColumns): /.test(problem);
}

function formatList(rows: readonly TableRow[]): string {
  return rows.map(([name = "", ground, evaluations, each, signals, result]) => {
    const heading = name === "" ? "" : `\n${name}\n`;
    return `${heading}  ${ground}: ${result}, ${evaluations} evaluations (${each}), signals ${signals}`;
  }).join("\n");
}

function trialCells(name: string, ground: string, trial: Trial): string[] {
  const { evaluations, ms } = trial;
  const each = evaluations === 0 ? "-" : `${(ms / evaluations).toFixed(2)} ms`;
  return [name, ground, `${evaluations}`, each, countSignals(trial) || "-"];
}

function resultOf({ failures, evaluations, warnings }: Trial): string {
  if (failures.length > 0) return "failed";
  if (evaluations === 0) return "not run";
  return warnings.length > 0 ? "warning" : "ok";
}

function countSignals({ signals }: Trial): string {
  const counts = new Map<string, number>();
  for (const { action, side } of signals) {
    const kind = `${action} ${side}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join(", ");
}

function describeComplaints({ demo, real }: StrategyTrials): readonly string[] {
  const reported = new Set((real?.warnings ?? []).map(({ problem }) => problem));
  // failures on made-up frames don't matter once the strategy has run on real ones
  const onDemo = isDecisive(real) ? [] : [
    ...demo.failures.map((failure) => {
      const hint = isMissingColumn(failure) ? "; your producer may send it" : "";
      return describeComplaint(demo.strategy, "failed", groundOf(failure), failure) + hint;
    }),
    ...demo.warnings.filter(({ problem }) => !reported.has(problem)).map((warning) =>
      describeComplaint(demo.strategy, "warning", groundOf(warning), warning)
    ),
  ];
  const onProducers = [
    ...(real?.failures ?? []).map((failure) => describeComplaint(demo.strategy, "failed", "", failure)),
    ...(real?.warnings ?? []).map((warning) => describeComplaint(demo.strategy, "warning", "", warning)),
    ...(real?.evaluations === 0 && real.failures.length + real.warnings.length === 0
      ? [`${demo.strategy}: ${NOT_RUN}`]
      : []),
  ];
  const notes = demo.notes.map((note) => `${demo.strategy}: note: ${note}`);
  return [...onProducers, ...onDemo, ...notes].map((line) => `${printable(line)}\n`);
}

/** A complaint about the strategy itself concerns no data. */
function groundOf({ pairs }: Complaint): string {
  return pairs.length === 0 ? "" : " of the demo";
}

function describeComplaint(strategy: string, kind: string, ground: string, complaint: Complaint): string {
  const { pairs, problem, where } = complaint;
  const shown = pairs.slice(0, MAX_PAIRS_SHOWN).join(", ");
  const more = pairs.length > MAX_PAIRS_SHOWN ? ` and ${pairs.length - MAX_PAIRS_SHOWN} more pairs` : "";
  const on = pairs.length === 0 ? ground : ` on ${shown}${more}${ground}`;
  return `${strategy}: ${kind}${on}: ${problem}${where === null ? "" : ` (at ${where})`}`;
}
