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
  const [options, body] = rest.length === 1 ? [{}, rest[0]] : rest;
  const fn = (): Promise<void> => endWithin(STRICT_TEST_LIMIT_MS, body);
  Deno.test({ ...options, name, fn, sanitizeOps: true, sanitizeResources: true, sanitizeExit: true });
}

/**
 * Runs the body of a test.
 *
 * @throws {TestTimeoutError} it has not ended within `limitMs`
 */
export async function endWithin(limitMs: number, body: () => void | Promise<void>): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new TestTimeoutError(limitMs)), limitMs);
  try {
    await Promise.race([body(), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** A test waits for something that does not happen. */
export class TestTimeoutError extends Error {
  override readonly name = "TestTimeoutError";

  constructor(limitMs: number) {
    super(`the test has not ended within ${limitMs / 1000} s`);
  }
}

/** So that a test that would never end fails, and the tests after it run. */
const STRICT_TEST_LIMIT_MS = 300_000;

/** What else a test may ask for. */
export type StrictTestOptions = Pick<Deno.TestDefinition, "ignore" | "permissions">;
