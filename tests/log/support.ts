import { configureLog, disposeLog, type LogOptions } from "../../src/log/configure.ts";

/** Returns the lines that are logged while `body` runs. */
export function logged(options: Partial<LogOptions>, body: () => void): string[] {
  const lines: string[] = [];
  configureLog({
    level: "info",
    format: "pretty",
    color: false,
    secrets: [],
    write: (line) => lines.push(line),
    ...options,
  });
  try {
    body();
  } finally {
    disposeLog();
  }
  return lines;
}
