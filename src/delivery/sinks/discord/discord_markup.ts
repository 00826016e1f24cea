/**
 * Escapes the markup of Discord, so that `My_Own_Strategy` keeps its underscores and a tag contains no link.
 *
 * @example
 * ```ts
 * import { escapeMarkup } from "./discord_markup.ts";
 * const text = escapeMarkup("[free](https://evil.example) my_tag");
 * if (text !== String.raw`\[free\](https:\/\/evil.example) my\_tag`) throw new Error(text);
 * ```
 */
export function escapeMarkup(text: string): string {
  return text.replaceAll(/[\\*_~`|<>[\]]/g, "\\$&").replaceAll(/^[ \t]*(?:#{1,3}|-#?|\d+\.)(?=\s)/gm, escapeLineStart)
    .replaceAll("://", ":\\/\\/").replaceAll(/discord(?=\.)|discordapp(?=\.)/gi, "$&\\");
}

/** A line of markup may start with `#`, `-` or `1.`. */
function escapeLineStart(start: string): string {
  return `${start.slice(0, -1)}\\${start.slice(-1)}`;
}

/**
 * Makes a value harmless without backslashes, for a message whose own markup has code: Discord shows backslashes there.
 *
 * An invisible space keeps links and markup from being recognised, and backticks become apostrophes.
 */
export function breakMarkup(text: string): string {
  return text.replaceAll("`", "'").replaceAll("://", `:${INVISIBLE}//`).replaceAll("](", `]${INVISIBLE}(`)
    .replaceAll("<", `<${INVISIBLE}`).replaceAll(/discord(?=\.)|discordapp(?=\.)/gi, `$&${INVISIBLE}`);
}

const INVISIBLE = "\u200b";
