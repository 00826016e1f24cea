import { describeThrown } from "../loading/describe_thrown.ts";
import { errorLocation } from "../loading/error_location.ts";
import { callWithTimeLimit, TimeLimitError } from "./time_limit.ts";

/**
 * Describes what a strategy threw and where. Getters of the error run in it, so it ends after a short time, and it never
 * throws.
 *
 * @param folders file URLs of the strategy's folders, with trailing slashes
 */
export function describeFailure(error: unknown, folders: readonly string[]): DescribedFailure {
  try {
    return callWithTimeLimit(
      () => ({ problem: describeThrown(error), where: errorLocation(error, folders) }),
      LIMIT_MS,
    );
  } catch (failure) {
    if (!(failure instanceof TimeLimitError)) throw failure;
    return { problem: "threw an error that does not end when it is read", where: null };
  }
}

/** A failure as an event reports it. */
export interface DescribedFailure {
  readonly problem: string;
  /** `file:line:column`, or null if unknown. */
  readonly where: string | null;
}

const LIMIT_MS = 250;
