/**
 * `Deno.test` with the sanitizers on: what a test leaves behind (a timer, a socket, a listener) fails it. Deno 2.9 has
 * them off unless they are asked for, older versions on.
 */
export function strictTest(name: string, body: () => void | Promise<void>): void;
export function strictTest(name: string, options: StrictTestOptions, body: () => void | Promise<void>): void;
export function strictTest(
  name: string,
  ...rest: [() => void | Promise<void>] | [StrictTestOptions, () => void | Promise<void>]
): void {
  const [options, fn] = rest.length === 1 ? [{}, rest[0]] : rest;
  Deno.test({ ...options, name, fn, sanitizeOps: true, sanitizeResources: true, sanitizeExit: true });
}

/** What else a test may ask for. */
export type StrictTestOptions = Pick<Deno.TestDefinition, "ignore" | "permissions">;
