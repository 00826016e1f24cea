/** A mistake on the command line. The message says what is wrong and what is expected; the exit code is 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
