import process from "node:process";
import { writeStderr } from "./stderr.ts";

const EVERY_MS = 100;
const BAR_CELLS = 24;

/** How far a replay is. */
export interface ReplayProgress {
  /** Fewer bytes than all, also when messages of them still wait. */
  advance(bytes: number): void;
  /** Draws the bar, now and then: nothing else may be under way to the terminal. */
  draw(messages: number, signals: number): void;
  /** Takes the bar away, before anything else is written to the terminal. */
  clear(): void;
}

const NONE: ReplayProgress = { advance: () => {}, draw: () => {}, clear: () => {} };

/** A bar on stderr where that is a terminal, else nothing. */
export async function replayProgress(totalBytes: number): Promise<ReplayProgress> {
  if (!Deno.stderr.isTerminal() || totalBytes === 0) return NONE;
  const { createLogUpdate } = await import("log-update");
  // with the cursor hidden it would listen to signals, and end the program itself
  const line = createLogUpdate(process.stderr, { showCursor: true });
  let done = 0;
  let drawnAt = performance.now();
  let isShown = false;
  return {
    advance: (bytes): void => void (done += bytes),
    draw: (messages, signals): void => {
      const now = performance.now();
      if (now - drawnAt < EVERY_MS) return;
      drawnAt = now;
      isShown = true;
      line(progressLine(Math.min(1, done / totalBytes), messages, signals));
    },
    clear: (): void => {
      if (!isShown) return;
      isShown = false;
      line.clear();
    },
  };
}

/** One line for a part from 0 to 1. */
export function progressLine(part: number, messages: number, signals: number): string {
  const filled = Math.floor(part * BAR_CELLS);
  const bar = "█".repeat(filled) + "░".repeat(BAR_CELLS - filled);
  return `${bar} ${`${Math.floor(part * 100)}`.padStart(3)} %  ${messages} messages  ${signals} signals`;
}

/** stderr for all that stands above the bar. */
export function above(progress: Pick<ReplayProgress, "clear">): (text: string) => void {
  return (text) => {
    progress.clear();
    writeStderr(text);
  };
}
