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
  z.object({ order: z.literal("sent"), bot: z.string(), after_trade: z.int(), at: z.iso.datetime() }),
  z.object({ order: z.literal("none") }),
]);

/** The note that says that no order is on its way. */
export const NO_ORDER = JSON.stringify({ order: "none" });

/** The note that is written before an order is sent to the bot at this URL. */
export function enteringNote(bot: string, after: number, at: number): string {
  return JSON.stringify({ order: "sent", bot, after_trade: after, at: new Date(at).toISOString() });
}

/**
 * Reads a note. An order that was sent to another bot, before the config named this one, is no order of this one.
 *
 * @example
 * ```ts
 * import { enteringNote, readNote } from "./entry_note.ts";
 * const bot = "http://127.0.0.1:8080", at = Date.UTC(2026, 10, 23);
 * const note = readNote(enteringNote(bot, 6, at), bot);
 * if (note.type !== "entering" || note.after !== 6 || note.at !== at) throw new Error("not read");
 * if (readNote(enteringNote("http://127.0.0.1:8081", 6, at), bot).type !== "none") throw new Error("another bot's");
 * if (readNote(null, bot).type !== "none") throw new Error("nothing noted, nothing sent");
 * ```
 */
export function readNote(text: string | null, bot: string): EntryNote {
  if (text === null) return { type: "none" };
  const note = noteSchema.safeParse(parsed(text));
  if (!note.success) return { type: "unreadable" };
  if (note.data.order === "none" || note.data.bot !== bot) return { type: "none" };
  return { type: "entering", after: note.data.after_trade, at: Date.parse(note.data.at) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
