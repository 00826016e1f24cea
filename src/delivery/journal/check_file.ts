import type { DatabaseSync } from "node:sqlite";

/**
 * Checks a journal for damage, one step for each `next()`. A step takes a few milliseconds. Throws the error of SQLite.
 *
 * It reads the file from the disk, and not what the connection has in memory.
 */
export function* checkFile(db: DatabaseSync): Generator<void> {
  db.exec("PRAGMA shrink_memory");
  if (numberOf(db, "page_count") * numberOf(db, "page_size") <= MAX_SIZE_AT_ONCE) return checkAtOnce(db);
  for (const { first, next, key } of SCANS) {
    let last: readonly Value[] | null = null;
    do {
      last = readStep(db, last === null ? first : next, key, last ?? []);
      yield;
    } while (last !== null);
  }
}

/** `quick_check` takes about 2 ms for each megabyte. */
const MAX_SIZE_AT_ONCE = 16 << 20;
const ROWS_IN_STEP = 500;

type Value = string | number;

interface Scan {
  readonly first: string;
  readonly next: string;
  /** The columns of its order. */
  readonly key: readonly string[];
}

/** Together they read each page of the tables and their indexes. */
const SCANS: readonly Scan[] = [
  makeScan("SELECT * FROM signal NOT INDEXED", ["seq"]),
  makeScan("SELECT id FROM signal INDEXED BY sqlite_autoindex_signal_1", ["id"]),
  makeScan("SELECT recorded_at, seq FROM signal INDEXED BY signal_recorded_at", ["recorded_at", "seq"]),
  makeScan("SELECT * FROM delivery", ["signal", "sink"]),
  makeScan("SELECT sink, signal FROM delivery INDEXED BY delivery_pending", ["sink", "signal"], "state = 'pending'"),
];

function makeScan(select: string, key: readonly string[], condition = "true"): Scan {
  const columns = key.join(", ");
  const order = `ORDER BY ${columns} LIMIT ${ROWS_IN_STEP}`;
  const after = `(${columns}) > (${key.map(() => "?").join(", ")})`;
  return {
    first: `${select} WHERE ${condition} ${order}`,
    next: `${select} WHERE ${condition} AND ${after} ${order}`,
    key,
  };
}

function checkAtOnce(db: DatabaseSync): void {
  const found = db.prepare("PRAGMA quick_check(1)").get()?.["quick_check"];
  if (found !== "ok") throw new Error(`database disk image is malformed: ${found}`);
}

/** Returns the key of the last row, or null when there is no further one. */
function readStep(
  db: DatabaseSync,
  sql: string,
  key: readonly string[],
  after: readonly Value[],
): readonly Value[] | null {
  const rows = db.prepare(sql).all(...after);
  const last = rows.length < ROWS_IN_STEP ? undefined : rows.at(-1);
  if (last === undefined) return null;
  return key.map((column) => typeof last[column] === "number" ? last[column] : String(last[column]));
}

function numberOf(db: DatabaseSync, pragma: "page_count" | "page_size"): number {
  return Number(db.prepare(`PRAGMA ${pragma}`).get()?.[pragma]);
}
