/** Reports whether stdout is a terminal. */
export function isStdoutTerminal(): boolean {
  return Deno.stdout.isTerminal();
}

/** Reports whether stderr is a terminal. */
export function isStderrTerminal(): boolean {
  return Deno.stderr.isTerminal();
}
