import type { MissedSignal } from "../../../src/delivery/journal/backlog.ts";
import { SqliteJournal } from "../../../src/delivery/journal/sqlite_journal.ts";
import { NOW, signal } from "./support.ts";

/** Writes signals 0 to `count` - 1 to a journal, each with a pending delivery to the sink `bot`, and closes it. */
export function fillJournal(path: string, count: number): void {
  using journal = new SqliteJournal(path);
  journal.write(function* (): Generator<MissedSignal> {
    for (let n = 0; n < count; n++) {
      const recorded = { signal: signal(n, { tag: "t".repeat(150) }), at: NOW + n };
      yield {
        id: recorded.signal.id,
        recorded,
        deliveries: new Map([["bot", { isNew: true, change: { attempts: 1, note: `note ${n}` }, at: NOW + n }]]),
      };
    }
  }());
}

/** Returns a copy of a file with overwritten pages. */
export function damagePages(file: Uint8Array, first: number, count: number): Uint8Array {
  return file.slice().fill(0xa5, first * 4096, (first + count) * 4096);
}
