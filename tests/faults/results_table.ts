import type { FaultResult } from "./measure_fault.ts";

/** Formats results as a Markdown table. */
export function formatResults(results: readonly FaultResult[]): string {
  const head = [
    "fault",
    "detected after",
    "whole again after",
    "signals",
    "lost",
    "reported",
    "doubled",
    "differing",
    "CPU",
    "memory",
    "handles",
  ];
  const lines = results.map((result) => [
    result.name,
    result.detectedMs === null ? "-" : `${seconds(result.detectedMs)} (\`${result.detectedAs}\`)`,
    seconds(result.wholeMs),
    `${result.signals}`,
    `${result.lost}`,
    `${result.missed}`,
    `${result.doubled}`,
    `${result.differing} of ${result.compared}`,
    `${result.cpuPercent.toFixed(1)} %`,
    `${result.before.memoryMb.toFixed(0)} to ${result.after.memoryMb.toFixed(0)} MB`,
    `${result.before.handles} to ${result.after.handles}`,
  ]);
  return alignTable([head, head.map(() => ""), ...lines]);
}

/** Aligns the cells as `deno fmt` does. The second line becomes the rule below the heading. */
function alignTable(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, at) => Math.max(3, ...lines.map((cells) => cells[at]?.length ?? 0)));
  return lines.map((cells, nr) =>
    `| ${widths.map((width, at) => nr === 1 ? "-".repeat(width) : (cells[at] ?? "").padEnd(width)).join(" | ")} |`
  ).join("\n");
}

/**
 * Replaces what stands between the marks of a document.
 *
 * @throws {Error} the document does not contain the marks
 */
export function replaceBlock(document: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const from = document.indexOf(begin), to = document.indexOf(end);
  if (from < 0 || to < from) throw new Error(`the document has no lines ${begin} and ${end}`);
  return `${document.slice(0, from + begin.length)}\n\n${content}\n\n${document.slice(to)}`;
}

/** Lists what a result breaks of docs/RELIABILITY.md's promises. */
export function brokenPromises(result: FaultResult, wholeLimitMs: number): readonly string[] {
  const { name, wholeMs, lost, missed, doubled, differing, before, after } = result;
  const problems = [
    wholeMs > wholeLimitMs && `whole again after ${seconds(wholeMs)} instead of ${seconds(wholeLimitMs)}`,
    lost !== missed && `${lost} signals are lost, but ${missed} candles were reported as missed`,
    doubled > 0 && `${doubled} signals came twice`,
    differing > 0 && `${differing} dataframes differ from the producer's`,
    after.handles > before.handles + HANDLES_SLACK && `${after.handles - before.handles} more handles are open`,
  ];
  return problems.flatMap((problem) => problem === false ? [] : [`${name}: ${problem}`]);
}

/** A dial may be open at the moment of the count. */
const HANDLES_SLACK = 2;

function seconds(ms: number): string {
  return `${(Math.max(0, ms) / 1000).toFixed(1)} s`;
}
