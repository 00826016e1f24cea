import { isNotCapable } from "../../platform/errors.ts";
import { errorText } from "../../text/error_text.ts";
import { JournalError, type JournalProblemKind } from "./journal_error.ts";

interface Explanation {
  readonly kind: JournalProblemKind;
  /** What SQLite says. Deno does not always tell its error code. */
  readonly says: RegExp;
  /** What happened, and what to do. */
  readonly explain: (path: string) => string;
}

const EXPLANATIONS: readonly Explanation[] = [
  {
    kind: "locked",
    says: /database (?:table |schema )?is locked/,
    explain: () => "is locked by another program: close what has it open for writing",
  },
  {
    kind: "damaged",
    says: /file is not a database|disk image is malformed|malformed database schema/,
    explain: (path) => `is damaged: move ${path}, ${path}-wal and ${path}-shm away, and a new one is made`,
  },
  { kind: "full", says: /database or disk is full/, explain: () => "can't grow: the disk is full, make room on it" },
  {
    kind: "readonly",
    says: /readonly database|read-only|permission denied|access is denied/i,
    explain: () => "can't be written: make the file and its folder writable for this program",
  },
  {
    kind: "unopenable",
    says: /unable to open database file|no such file or directory|cannot find the (?:path|file)|is a directory/i,
    explain: () => "can't be opened: its folder must be there and be writable, and no folder may stand in its place",
  },
  { kind: "failed", says: /disk I\/O error|input\/output error/i, explain: () => "can't be used: the disk fails" },
];

/** What SQLite or Deno has thrown at work on a journal, in words for people. */
export function toJournalError(error: unknown, path: string): JournalError {
  if (error instanceof JournalError) return error;
  const says = errorText(error);
  if (isNotCapable(error)) {
    return new JournalError(
      "not_allowed",
      `the journal ${path} can't be used: this program was started without the permission to read and write there ` +
        "(Deno's flags --allow-read and --allow-write); allow it, or name another file as consumer.journal.file",
    );
  }
  const found = EXPLANATIONS.find((one) => one.says.test(says));
  if (found === undefined) return new JournalError("failed", `the journal ${path} can't be used: ${says}`);
  return new JournalError(found.kind, `the journal ${path} ${found.explain(path)} (${says})`);
}
