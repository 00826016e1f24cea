/** A failure while the program ran, such as a file that can't be written. It ends the program with exit code 1. */
export class RunError extends Error {
  override readonly name = "RunError";
}
