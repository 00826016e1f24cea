import { z } from "zod";

/** The note on an entry in the journal, between two attempts. */
export type EntryNote =
  /** No order of this signal is on its way. */
  | { readonly type: "none" }
  /** An order was about to be sent. Whether it was, and with what outcome, is unknown. */
  | {
    readonly type: "entering";
    /** The highest id of a closed trade before. The pair had no open trade, so a trade with a higher id is ours. */
    readonly after: number;
    /** The time of the note, in epoch milliseconds. */
    readonly at: number;
  }
  /** There is a note, but not in this format. */
  | { readonly type: "unreadable" };

const noteSchema = z.union([
  z.object({ order: z.literal("sent"), bot: z.string(), after_trade: z.int(), at: z.iso.datetime() }),
  z.object({ order: z.literal("none") }),
]);

/** The note for "no order is on its way". */
export const NO_ORDER = JSON.stringify({ order: "none" });

/** Makes the note to write before an order is sent to a bot. */
export function makeEnteringNote(bot: string, after: number, at: number): string {
  return JSON.stringify({ order: "sent", bot, after_trade: after, at: new Date(at).toISOString() });
}

/**
 * Reads a note. It ignores an order to another bot, which the config named before.
 *
 * @example
 * ```ts
 * import { makeEnteringNote, readNote } from "./entry_note.ts";
 * const bot = "http://127.0.0.1:8080", at = Date.UTC(2026, 10, 23);
 * const note = readNote(makeEnteringNote(bot, 6, at), bot);
 * if (note.type !== "entering" || note.after !== 6 || note.at !== at) throw new Error("not read");
 * if (readNote(makeEnteringNote("http://127.0.0.1:8081", 6, at), bot).type !== "none") throw new Error("another bot's");
 * if (readNote(null, bot).type !== "none") throw new Error("nothing noted, nothing sent");
 * ```
 */
export function readNote(text: string | null, bot: string): EntryNote {
  if (text === null) return { type: "none" };
  const note = noteSchema.safeParse(parseJson(text));
  if (!note.success) return { type: "unreadable" };
  if (note.data.order === "none" || note.data.bot !== bot) return { type: "none" };
  return { type: "entering", after: note.data.after_trade, at: Date.parse(note.data.at) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
