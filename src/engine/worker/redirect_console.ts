import { inspectValue } from "../../platform/process.ts";
import { replaceOutput } from "../../platform/output.ts";
import { limitText } from "../../text/limit_text.ts";
import { PrintBudget } from "./print_budget.ts";

/**
 * Sends what strategies print to `write`, whichever way they print it. stdout carries only signals, and stderr only the log.
 *
 * A line has {@linkcode MAX_LENGTH} characters at most, and a strategy that prints without end is cut short: one line says
 * how many were dropped.
 */
export function redirectConsole(write: (text: string) => void): void {
  const writeLine = limitLines(write);
  const print: Print = (...values) => writeLine(() => values.slice(0, MAX_VALUES).map(showValue).join(" "));
  for (const name of Object.keys(console)) {
    if (typeof Reflect.get(console, name) !== "function") continue;
    Object.defineProperty(console, name, { value: printerFor(name, print), writable: true, configurable: true });
  }
  const decoder = new TextDecoder();
  replaceOutput((bytes) => writeLine(() => decoder.decode(bytes.subarray(0, MAX_BYTES))));
}

/** How many characters a printed line may have. */
export const MAX_LENGTH = 10_000;
const MAX_VALUES = 100;
/** Enough to see that a line is too long, whatever its characters. */
const MAX_BYTES = 4 * (MAX_LENGTH + 1);

/** Returns a function that writes a line, or drops and counts it. A dropped line is not even formatted. */
function limitLines(write: (text: string) => void): (format: () => string) => void {
  const budget = new PrintBudget();
  let isReportPending = false;
  const reportDropped = (): void => {
    isReportPending = false;
    const dropped = budget.takeDropped();
    if (dropped > 0) write(`... ${dropped} more lines were dropped: strategies print too much`);
  };
  return (format) => {
    if (budget.take(performance.now())) return write(limitText(format(), MAX_LENGTH));
    if (isReportPending) return;
    isReportPending = true;
    setTimeout(reportDropped, REPORT_AFTER_MS);
  };
}

const REPORT_AFTER_MS = 1000;

function showValue(value: unknown): string {
  return typeof value === "string"
    ? limitText(value, MAX_LENGTH)
    : inspectValue(value, { strAbbreviateSize: MAX_LENGTH });
}

type Print = (...values: unknown[]) => void;

/** Methods that only print keep their text. The output of the others (`count`, `time` ...) starts with the method's name. */
function printerFor(name: string, print: Print): Print {
  switch (name) {
    case "log":
    case "info":
    case "debug":
    case "warn":
    case "error":
    case "trace":
    case "table":
    case "dir":
    case "dirxml":
    case "group":
    case "groupCollapsed":
      return print;
    case "assert":
      return (condition, ...values) => condition ? undefined : print("Assertion failed:", ...values);
    default:
      return (...values) => print(`console.${name}`, ...values);
  }
}
