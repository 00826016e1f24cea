import { frameText, MINUTE } from "../engine/support.ts";
import type { Script } from "../support/scripted_producer.ts";
import type { Visit } from "../support/scripted_visit.ts";

const CANDLE = 5 * MINUTE;

/** Creates a whole frame of a pair, whose last candle is the running one. */
export function runningFrame(pair: string, options: { readonly rows?: number; readonly close?: number } = {}): string {
  const { rows = 50, close = 100 } = options;
  const now = Date.now();
  const running = Math.floor(now / CANDLE) * CANDLE;
  const first = running - (rows - 1) * CANDLE;
  return frameText({ pair, timeframe: "5m", first, rows, stepMs: CANDLE, analyzedAt: now, close, index: 0 });
}

export function whitelist(...pairs: readonly string[]): string {
  return JSON.stringify({ type: "whitelist", data: pairs });
}

/** Creates a script that opens, waits for the three requests of a new link, sends these texts, and then runs `then`. */
export function answers(
  texts: () => readonly string[],
  then: (visit: Visit) => Promise<void> = ({ gone }) => gone,
): Script {
  return async (visit) => {
    await visit.open();
    // don't wait for a program that ends earlier
    await Promise.race([visit.firstRequests(3), visit.gone]);
    for (const text of texts()) await visit.send(text);
    await then(visit);
  };
}

/** Moves the candles of recorded messages forward, so that the last one is the running one. */
export function movedToNow(messages: readonly string[]): readonly string[] {
  const date = /(?<![\d.])1[78]\d{11}(?![\d.])/g;
  const last = messages.flatMap((text) => text.match(date) ?? []).reduce((most, ms) => Math.max(most, Number(ms)), 0);
  const by = Math.floor((Date.now() - last) / CANDLE) * CANDLE;
  return messages.map((text) => text.replaceAll(date, (ms) => String(Number(ms) + by)));
}
