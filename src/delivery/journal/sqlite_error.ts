import { isNotCapable } from "../../platform/errors.ts";
import { errorText } from "../../text/error_text.ts";
import { JournalError, type JournalProblemKind } from "./journal_error.ts";

/** Converts an error of SQLite or Deno to a {@linkcode JournalError} with a message for people. */
export function toJournalError(error: unknown, path: string): JournalError {
  if (error instanceof JournalError) return error;
  const says = errorText(error);
  if (isNotCapable(error)) {
    return new JournalError(
      "not_allowed",
      `the journal ${path} can't be used: this program has no permission to read and write it. Start it with ` +
        "--allow-read and --allow-write for that folder, or set consumer.journal.file to another file",
    );
  }
  const found = EXPLANATIONS.find((one) => one.says.test(says));
  if (found === undefined) return new JournalError("failed", `the journal ${path} can't be used: ${says}`);
  return new JournalError(found.kind, `the journal ${path} ${found.explain(path)} (${says})`);
}

/** Reports whether SQLite threw an error, rather than a defect of this program. */
export function isSqliteError(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_SQLITE_ERROR";
}

interface Explanation {
  readonly kind: JournalProblemKind;
  /** Matches SQLite's message. Deno does not always expose the error code. */
  readonly says: RegExp;
  /** Returns what happened, and what to do. */
  readonly explain: (path: string) => string;
}

const EXPLANATIONS: readonly Explanation[] = [
  {
    kind: "locked",
    says: /database (?:table |schema )?is locked/,
    explain: () => "is locked by another program: stop that program, or wait until it is done",
  },
  {
    kind: "damaged",
    says: /file is not a database|disk image is malformed|malformed database schema/,
    explain: () => "is damaged: a running consumer saves what can be read into a new file, and keeps the damaged one",
  },
  {
    kind: "full",
    says: /database or disk is full|no space left|disk quota/i,
    explain: () => "can't grow: the disk is full, free some space",
  },
  {
    kind: "readonly",
    says: /readonly database|read-only|permission denied|access is denied/i,
    explain: () => "is not writable: make the file and its folder writable for this program",
  },
  {
    kind: "unopenable",
    says: /unable to open database file|no such file or directory|cannot find the (?:path|file)|is a directory/i,
    explain: () => "can't be opened: its folder must exist and be writable, and its path must not be a folder",
  },
  {
    kind: "row",
    says: /constraint failed|cannot store|cannot be bound|unknown named parameter|string or blob too big/i,
    explain: () => "can't store a row",
  },
  {
    kind: "failed",
    says: /disk I\/O error|input\/output error/i,
    explain: () => "can't be used: the disk reports an error",
  },
];
