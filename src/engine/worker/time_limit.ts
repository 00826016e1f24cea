import { Script } from "node:vm";
import { runMicrotasks } from "../../platform/microtasks.ts";
import { isInstance } from "./is_instance.ts";

/**
 * Calls a function and ends it after a time limit, even in an endless loop or a regular expression that never ends.
 *
 * V8 ends the function from outside: no `catch` or `finally` inside it runs, so the caller must not depend on them.
 * A call costs about 10 microseconds. The limit includes the promises that the function leaves behind, unless the caller
 * is itself a continuation of a promise. Builtin functions that run for long (sorting millions of numbers) are not ended:
 * the watchdog of the main thread ends the whole program then.
 *
 * @param limitMs milliseconds, rounded up to a whole number
 * @throws {TimeLimitError} the limit has passed
 * @example
 * ```ts
 * import { callWithTimeLimit, TimeLimitError } from "./time_limit.ts";
 * try {
 *   callWithTimeLimit(() => {
 *     for (;;);
 *   }, 20);
 * } catch (error) {
 *   if (!(error instanceof TimeLimitError)) throw error;
 * }
 * ```
 */
export function callWithTimeLimit<T>(call: () => T, limitMs: number): T {
  let outcome: Outcome<T> | null = null;
  pendingCall = () => {
    let found: Outcome<T>;
    try {
      found = { type: "returned", value: call() };
    } catch (error) {
      found = { type: "threw", error };
    }
    runMicrotasks?.();
    outcome = found;
  };
  try {
    ENTRY.runInThisContext({ timeout: Math.max(1, Math.ceil(limitMs)) });
  } catch (error) {
    // the limit can pass just after the function has returned: what it returned counts
    if (readOutcome(outcome) === null) throw isTimeout(error) ? new TimeLimitError(limitMs) : error;
  }
  const ended = readOutcome<T>(outcome);
  if (ended === null) throw new Error("the call ended without an outcome");
  if (ended.type === "threw") throw ended.error;
  return ended.value;
}

/**
 * One time limit for functions that run one after the other. V8 starts a thread for each limit, which costs more than a quick
 * evaluation.
 */
export class SharedTimeLimit {
  #isOpen = false;

  /** Whether {@linkcode SharedTimeLimit.run} is running. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /**
   * Runs a function that calls others by {@linkcode SharedTimeLimit.call}.
   *
   * @param limitMs milliseconds for all of them together
   * @throws {TimeLimitError} the limit has passed. What they or `body` had to do afterwards is not done
   */
  run(body: () => void, limitMs: number): void {
    this.#isOpen = true;
    try {
      callWithTimeLimit(body, limitMs);
    } finally {
      this.#isOpen = false;
    }
  }

  /** Calls a function, and runs the promises that it leaves behind. */
  call<T>(call: () => T): T {
    try {
      return call();
    } finally {
      runMicrotasks?.();
    }
  }
}

/** A function was ended because it had exceeded its time limit. */
export class TimeLimitError extends Error {
  override readonly name = "TimeLimitError";

  constructor(readonly limitMs: number) {
    super(`did not return within ${limitMs / 1000} s`);
  }
}

/** Reports whether a thrown value is a {@linkcode TimeLimitError}, whatever a strategy made of it. */
export function isTimeLimitError(error: unknown): error is TimeLimitError {
  return isInstance(error, TimeLimitError);
}

type Outcome<T> = { readonly type: "returned"; readonly value: T } | {
  readonly type: "threw";
  readonly error: unknown;
};

/** TypeScript does not see that the closure above assigns to the variable. */
function readOutcome<T>(outcome: Outcome<T> | null): Outcome<T> | null {
  return outcome;
}

/** What the entry script calls. Only a script can have a time limit, and it sees nothing but global names. */
let pendingCall: () => void = () => {};
const ENTRY_NAME = Symbol.for("consumer.callWithTimeLimit");
Object.defineProperty(globalThis, ENTRY_NAME, { value: () => pendingCall() });
const ENTRY = new Script(`globalThis[Symbol.for("consumer.callWithTimeLimit")]()`, { filename: "consumer:time_limit" });

function isTimeout(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
}
