import type { Signal } from "../../../signal.ts";
import { formatCandle } from "../../format_signal.ts";
import { cutText, formatSignalTitle } from "../chat/chat_text.ts";
import { escapeMarkup } from "./discord_markup.ts";

/** Builds the card of a signal. It omits empty fields, because Discord refuses them. */
export function buildCard(signal: Signal): DiscordCard {
  const { action, side, strategy, timeframe, price, tag, producer, id, time } = signal;
  const fields = Object.entries({ strategy, timeframe, candle: formatCandle(signal), price, tag, producer })
    .filter(([, value]) => value !== null && String(value).trim() !== "")
    .map(([name, value]) => ({
      name,
      value: cutText(escapeMarkup(String(value)), MAX_CHARACTERS.field),
      inline: true,
    }));
  return {
    title: cutText(escapeMarkup(formatSignalTitle(signal)), MAX_CHARACTERS.title),
    color: COLORS[action][side],
    fields,
    footer: { text: cutText(id, MAX_CHARACTERS.footer) },
    timestamp: time,
  };
}

/** The colour of the card's edge. */
const COLORS = {
  enter: { long: 0x2ecc71, short: 0xe74c3c },
  exit: { long: 0xf1c40f, short: 0x3498db },
} as const;

/** Discord's limits are 256 in a title, 1024 in a field and 6000 in all. Backslashes count. */
const MAX_CHARACTERS = { title: 256, field: 700, footer: 100 } as const;

/** An embed of Discord (https://discord.com/developers/docs/resources/message#embed-object). */
export interface DiscordCard {
  readonly title: string;
  readonly color: number;
  readonly fields: readonly { readonly name: string; readonly value: string; readonly inline: boolean }[];
  readonly footer: { readonly text: string };
  /** ISO 8601. */
  readonly timestamp: string;
}
