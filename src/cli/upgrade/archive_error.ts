/** An archive can't be read. */
export class ArchiveError extends Error {
  override readonly name = "ArchiveError";
}
