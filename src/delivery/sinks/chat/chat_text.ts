import type { Signal } from "../../../signal.ts";

/** `Enter long BTC/USDT`. */
export function formatSignalTitle({ action, side, pair }: Signal): string {
  return `${action === "enter" ? "Enter" : "Exit"} ${side} ${pair}`;
}

/**
 * A text of so many characters at max, as chats count them (UTF-16); what is cut off is told by `...`.
 *
 * @param keep a last part that is never cut
 * @example
 * ```ts
 * import { cutText } from "./chat_text.ts";
 * if (cutText("abcdefgh", 6) !== "abc..." || cutText("abcdefgh", 6, "!") !== "ab...!") throw new Error("not cut");
 * if (cutText("abcdef", 6) !== "abcdef") throw new Error("cut");
 * ```
 */
export function cutText(text: string, max: number, keep = ""): string {
  if (text.length + keep.length <= max) return text + keep;
  return `${withoutHalf(text.slice(0, Math.max(0, max - keep.length - 3)))}...${keep}`;
}

/** Without the first half of a character that was cut in two. */
function withoutHalf(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, "");
}
