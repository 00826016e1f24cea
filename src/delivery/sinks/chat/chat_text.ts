import type { Signal } from "../../../signal.ts";

/** Formats the title of a signal: `Enter long BTC/USDT`. */
export function formatSignalTitle({ action, side, pair }: Signal): string {
  return `${action === "enter" ? "Enter" : "Exit"} ${side} ${pair}`;
}

/**
 * Cuts a text to a number of UTF-16 characters, as chats count them. A cut text ends with `...`.
 *
 * @param keep a last part to append, which is never cut
 * @example
 * ```ts
 * import { cutText } from "./chat_text.ts";
 * if (cutText("abcdefgh", 6) !== "abc..." || cutText("abcdefgh", 6, "!") !== "ab...!") throw new Error("not cut");
 * if (cutText("abcdef", 6) !== "abcdef") throw new Error("cut");
 * ```
 */
export function cutText(text: string, max: number, keep = ""): string {
  if (text.length + keep.length <= max) return text + keep;
  return `${dropHalf(text.slice(0, Math.max(0, max - keep.length - 3)))}...${keep}`;
}

/** Drops the first half of a character that was cut in two. */
function dropHalf(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, "");
}
