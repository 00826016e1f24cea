type Print = (...values: unknown[]) => void;

/** What a strategy prints goes to `write`, by whatever way it prints: stdout carries signals alone, stderr the log. */
export function redirectConsole(write: (text: string) => void): void {
  const print: Print = (...values) =>
    write(values.map((value) => typeof value === "string" ? value : Deno.inspect(value)).join(" "));
  for (const name of Object.keys(console)) {
    if (typeof Reflect.get(console, name) !== "function") continue;
    Object.defineProperty(console, name, { value: printerFor(name, print), writable: true, configurable: true });
  }
  const decoder = new TextDecoder();
  const stream = {
    writeSync: (bytes: Uint8Array): number => (write(decoder.decode(bytes)), bytes.length),
    write: (bytes: Uint8Array): Promise<number> => Promise.resolve(stream.writeSync(bytes)),
    isTerminal: (): boolean => false,
  };
  for (const name of ["stdout", "stderr"] as const) {
    Object.defineProperty(Deno, name, { value: stream, writable: true, configurable: true });
  }
}

/** Plain printing keeps its text; what counts, times or groups says which of these it is. */
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
