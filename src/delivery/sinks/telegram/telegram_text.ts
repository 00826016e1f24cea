/**
 * The text of a message, of which some values are marked as code.
 *
 * Telegram makes links, mentions and commands out of plain text. It does not in code, so a value in which it would find one
 * is shown as code.
 *
 * @example
 * ```ts
 * import { readMarks, mark } from "./telegram_text.ts";
 * const { text, entities } = readMarks(`tag ${mark("see https://evil.example")}, pair ${mark("BTC/USDT")}`, 100);
 * if (text !== "tag see https://evil.example, pair BTC/USDT") throw new Error(text);
 * if (entities.length !== 1 || entities[0]?.offset !== 4 || entities[0].length !== 24) throw new Error("wrong");
 * ```
 */
export interface TelegramText {
  readonly text: string;
  readonly entities: readonly TelegramEntity[];
}

/** A part of a text (https://core.telegram.org/bots/api#messageentity). Offset and length count UTF-16 characters. */
export interface TelegramEntity {
  readonly type: "code";
  readonly offset: number;
  readonly length: number;
}

/** Marks a value if Telegram would make something of it. {@linkcode readMarks} removes the marks. */
export function mark(value: string): string {
  const plain = value.replaceAll(MARKS, "");
  return LIVELY.test(plain) ? `${START}${plain}${END}` : plain;
}

/** Reads the marks of a text. What is beyond `max` characters is not marked: the text is cut there. */
export function readMarks(marked: string, max: number): TelegramText {
  const entities: TelegramEntity[] = [];
  let text = "";
  let start = 0;
  for (const [part] of marked.matchAll(/[\ue000\ue001]|[^\ue000\ue001]+/g)) {
    if (part === START) start = text.length;
    else if (part === END) entities.push({ type: "code", offset: start, length: text.length - start });
    else text += part;
  }
  const inside = entities.flatMap(({ type, offset, length }) =>
    offset < max ? [{ type, offset, length: Math.min(length, max - offset) }] : []
  );
  return { text, entities: inside.filter(({ length }) => length > 0) };
}

/** Characters for private use, which no name of an exchange has. */
const START = "\ue000", END = "\ue001";
const MARKS = /[\ue000\ue001]/g;
/** Mentions, hashtags, links with and without a scheme, addresses and commands. */
const LIVELY = /[@#]|:\/\/|\.[^\s\d.]|\d\.\d+\.\d+\.\d|(?:^|\s)\/\w/;
