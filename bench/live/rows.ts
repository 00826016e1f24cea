/** A row of the table. */
export interface Row {
  readonly name: string;
  readonly title: string;
  readonly unit: "ms" | "MB";
  /** How many times less than freqtrade it must be, or null. */
  readonly wantedRatio: number | null;
  /** The most that it may be, or null. */
  readonly wanted: number | null;
}

/** The rows of the table, without those of the grid. */
export const ROWS: readonly Row[] = [
  row("cold", "one-row update, first 500", "ms", 60, null),
  row("bursts", "one-row update, warm, 50 a burst", "ms", 150, 0.08),
  row("one_by_one", "one-row update, 20 a second", "ms", 25, null),
  row("round", "one-row update, 10 ms apart as a bot sends a round", "ms", null, null),
  row("frames", "whole frame, 1.2 MB", "ms", 8, 4),
  row("replay_updates", "replay: one-row update", "ms", 300, null),
  row("replay_frames", "replay: whole frame", "ms", 6, null),
  row("small_memory", "resident, 50 pairs x 15 columns", "MB", null, 90),
  row("memory", "resident, 100 pairs x 60 columns", "MB", null, 190),
  row("peak", "the same, highest", "MB", null, 220),
  row("latency_p50", "socket to stdout, 200 a second, p50 (elapsed)", "ms", null, 1),
  row("latency_p99", "the same, p99 (elapsed)", "ms", null, 4),
  row("start", "start to subscribed, p50 (elapsed)", "ms", null, 150),
];

function row(name: string, title: string, unit: Row["unit"], wantedRatio: number | null, wanted: number | null): Row {
  return { name, title, unit, wantedRatio, wanted };
}
