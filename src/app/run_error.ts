/** Something outside failed while the program ran (a file, stdout): it ends with code 1 and this message. */
export class RunError extends Error {
  override readonly name = "RunError";
}
