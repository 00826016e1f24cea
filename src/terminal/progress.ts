import process from "node:process";
import { isStderrTerminal } from "./is_terminal.ts";
import { writeStderr } from "./stderr.ts";

/**
 * Creates a progress bar on stderr. Where stderr is not a terminal, or `totalBytes` is 0, the bar shows nothing.
 *
 * @param totalBytes the bytes that make up the whole
 */
export async function createProgressBar(totalBytes: number): Promise<ProgressBar> {
  if (!isStderrTerminal() || totalBytes === 0) return NO_BAR;
  const { createLogUpdate } = await import("log-update");
  // if it hid the cursor it would listen to signals, and end the program itself
  const line = createLogUpdate(process.stderr, { showCursor: true });
  let doneBytes = 0;
  let drawnAt = performance.now();
  let isShown = false;
  return {
    advance: (bytes): void => void (doneBytes += bytes),
    draw: (messages, signals): void => {
      const now = performance.now();
      if (now - drawnAt < MIN_INTERVAL_MS) return;
      drawnAt = now;
      isShown = true;
      line(formatProgress(Math.min(1, doneBytes / totalBytes), messages, signals));
    },
    clear: (): void => {
      if (!isShown) return;
      isShown = false;
      line.clear();
    },
  };
}

/** A bar that shows how far a replay is. */
export interface ProgressBar {
  /** Adds bytes that were read. */
  advance(bytes: number): void;
  /** Draws the bar, unless it was drawn within the last 100 ms. */
  draw(messages: number, signals: number): void;
  /** Removes the bar. To be called before anything else is written to the terminal. */
  clear(): void;
}

/** Formats the line of a progress bar. */
export function formatProgress(part: number, messages: number, signals: number): string {
  const filled = Math.floor(part * BAR_CELLS);
  const bar = "█".repeat(filled) + "░".repeat(BAR_CELLS - filled);
  return `${bar} ${`${Math.floor(part * 100)}`.padStart(3)} %  ${messages} messages  ${signals} signals`;
}

/** Returns a function that writes to stderr, above the bar. */
export function writerAbove(bar: Pick<ProgressBar, "clear">): (text: string) => void {
  return (text) => {
    bar.clear();
    writeStderr(text);
  };
}

const MIN_INTERVAL_MS = 100;
const BAR_CELLS = 24;
const NO_BAR: ProgressBar = { advance: () => {}, draw: () => {}, clear: () => {} };
