/** What is wrong with a journal. */
export type JournalProblemKind =
  | "locked" // another program is writing, and did not end in time
  | "damaged"
  | "full" // no room on the disk
  | "readonly" // the file or its folder can't be written
  | "unopenable" // no such folder, or a folder in the file's place
  | "not_allowed" // Deno's own permissions
  | "failed" // the disk, or anything else
  | "missing" // it is to be read, and is not there
  | "foreign" // another program's database
  | "newer" // a later version of this program made it
  | "older" // it is to be read, and an earlier version of this program made it
  | "in_use"; // another instance of this program has it

/** A journal can't be used: the message says which, why, and what to do. */
export class JournalError extends Error {
  override readonly name: string = "JournalError";
  readonly kind: JournalProblemKind;

  constructor(kind: JournalProblemKind, message: string) {
    super(message);
    this.kind = kind;
  }

  /** Whether the program must not start with it; false: it may get well, and signals can be sent without it. */
  get isFatal(): boolean {
    return this.kind === "foreign" || this.kind === "newer" || this.kind === "in_use";
  }
}

/** Another instance of this program follows with the same journal. */
export class JournalLockedError extends JournalError {
  override readonly name = "JournalLockedError";
  /** Its process; null where that is not known. */
  readonly pid: number | null;

  constructor(path: string, pid: number | null) {
    super(
      "in_use",
      `the journal ${path} is in use by ${
        pid === null ? "another process" : `process ${pid}`
      }: stop that one, or give ` +
        "this one a consumer.journal.file of its own",
    );
    this.pid = pid;
  }
}
