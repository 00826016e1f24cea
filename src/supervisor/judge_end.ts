/**
 * Decides what follows when the program has ended: a restart after a crash, otherwise an end with its exit code.
 *
 * @param stopRequested whether the user had asked the program to stop
 */
export function judgeEnd({ code, signal }: ProgramStatus, stopRequested: boolean): NextStep {
  if (stopRequested) return { type: "exit", code: code === RESTART_CODE ? 0 : code };
  if (code === RESTART_CODE && signal === null) return { type: "restart", why: REQUESTED };
  if (signal !== null && CRASH_SIGNALS.includes(signal)) return { type: "restart", why: signal };
  // Windows: the codes of exceptions, such as an access violation
  if (signal === null && (code < 0 || code >= 0xC0000000)) {
    return { type: "restart", why: `exception 0x${(code >>> 0).toString(16)}` };
  }
  return { type: "exit", code };
}

/** How a process ended. */
export interface ProgramStatus {
  readonly code: number;
  readonly signal: string | null;
}

/** What the supervisor does next. */
export type NextStep =
  | { readonly type: "exit"; readonly code: number }
  | { readonly type: "restart"; readonly why: string };

/** The exit code with which the program asks its supervisor to be started again. */
export const RESTART_CODE = 86;

/** The reason of a restart that the program asked for. */
export const REQUESTED = "a restart of its own";

/**
 * Signals of a crash: V8 aborts when its heap is full, the kernel kills when the machine's memory is full, and SQLite's
 * mapped files can raise SIGBUS.
 */
const CRASH_SIGNALS: readonly string[] = [
  "SIGABRT",
  "SIGTRAP",
  "SIGILL",
  "SIGSEGV",
  "SIGBUS",
  "SIGFPE",
  "SIGSYS",
  "SIGKILL",
];
