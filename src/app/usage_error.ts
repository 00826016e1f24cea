/** The command line is wrong: the message says what was found, what is expected, and ends the program with code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
