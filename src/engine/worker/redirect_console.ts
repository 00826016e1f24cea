import { inspectValue } from "../../platform/process.ts";
import { replaceOutput } from "../../platform/output.ts";

/**
 * Sends what strategies print to `write`, whichever way they print it. stdout carries only signals, and stderr only the log.
 */
export function redirectConsole(write: (text: string) => void): void {
  const print: Print = (...values) =>
    write(values.map((value) => typeof value === "string" ? value : inspectValue(value)).join(" "));
  for (const name of Object.keys(console)) {
    if (typeof Reflect.get(console, name) !== "function") continue;
    Object.defineProperty(console, name, { value: printerFor(name, print), writable: true, configurable: true });
  }
  const decoder = new TextDecoder();
  replaceOutput((bytes) => write(decoder.decode(bytes)));
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
