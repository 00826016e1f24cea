/** What a strategy prints goes to `write`: stdout carries signals alone. */
export function redirectConsole(write: (text: string) => void): void {
  const print = (...values: unknown[]): void =>
    write(values.map((value) => typeof value === "string" ? value : Deno.inspect(value)).join(" "));
  for (const method of ["log", "info", "debug", "warn", "error", "trace", "table", "dir"] as const) {
    Object.defineProperty(console, method, { value: print, writable: true, configurable: true });
  }
}
