import { z } from "zod";

/** What the journal keeps of an entry between two attempts. */
export type EntryNote =
  /** No order of this signal is on its way. */
  | { readonly type: "none" }
  /** An order was about to be sent; whether it was, and what the bot did with it, is unknown. */
  | {
    readonly type: "entering";
    /** The highest number of a closed trade before. The pair had no open one, so a trade of it with a higher is ours. */
    readonly after: number;
    /** When, epoch milliseconds. */
    readonly at: number;
  }
  /** There is a note, but none of ours. */
  | { readonly type: "unreadable" };

const noteSchema = z.union([
  z.object({ order: z.literal("sent"), after_trade: z.int(), at: z.iso.datetime() }),
  z.object({ order: z.literal("none") }),
]);

/** The note that says that no order is on its way. */
export const NO_ORDER = JSON.stringify({ order: "none" });

/** The note that is written before an order is sent. */
export function enteringNote(after: number, at: number): string {
  return JSON.stringify({ order: "sent", after_trade: after, at: new Date(at).toISOString() });
}

/**
 * Reads a note.
 *
 * @example
 * ```ts
 * import { enteringNote, readNote } from "./entry_note.ts";
 * const note = readNote(enteringNote(6, Date.UTC(2026, 10, 23)));
 * if (note.type !== "entering" || note.after !== 6 || note.at !== Date.UTC(2026, 10, 23)) throw new Error("not read");
 * if (readNote(null).type !== "none") throw new Error("nothing noted, nothing sent");
 * ```
 */
export function readNote(text: string | null): EntryNote {
  if (text === null) return { type: "none" };
  const note = noteSchema.safeParse(parsed(text));
  if (!note.success) return { type: "unreadable" };
  if (note.data.order === "none") return { type: "none" };
  return { type: "entering", after: note.data.after_trade, at: Date.parse(note.data.at) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
