/** A journal can't be used. The message names the file, the reason and the remedy. */
export class JournalError extends Error {
  override readonly name: string = "JournalError";
  readonly kind: JournalProblemKind;

  constructor(kind: JournalProblemKind, message: string) {
    super(message);
    this.kind = kind;
  }

  /** Whether the program must not start. Otherwise it can deliver without the journal until that works again. */
  get isFatal(): boolean {
    return this.kind === "foreign" || this.kind === "newer" || this.kind === "in_use";
  }
}

/** Another instance of this program uses the same journal. */
export class JournalLockedError extends JournalError {
  override readonly name = "JournalLockedError";
  /** The process id of that instance, or null if unknown. */
  readonly pid: number | null;

  constructor(path: string, pid: number | null) {
    super(
      "in_use",
      `the journal ${path} is in use by ${pid === null ? "another process" : `process ${pid}`}: stop it, or set ` +
        "consumer.journal.file to another file",
    );
    this.pid = pid;
  }
}

/** The kinds of {@linkcode JournalError}. */
export type JournalProblemKind =
  | "locked" // another program is writing to it, and took too long
  | "damaged"
  | "full" // the disk is full
  | "readonly" // the file or its folder is not writable
  | "unopenable" // its folder does not exist, or its path is a folder
  | "not_allowed" // Deno's permissions do not allow it
  | "row" // SQLite can't store one row, whose values are wrong. The journal works
  | "failed" // a disk error, or anything else
  | "missing" // a reader found no journal
  | "foreign" // another program's database
  | "newer" // a newer version of this program made it
  | "older" // a reader found a journal of an older version of this program
  | "in_use"; // another instance of this program uses it
