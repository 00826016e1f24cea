import { answers, whitelist } from "../cli/live.ts";
import { frameText, HOUR } from "../engine/support.ts";
import { ScriptedProducer } from "../support/scripted_producer.ts";
import { pause } from "./pause.ts";

/** The pair on which hostile strategies run. */
export const ATTACK_PAIR = "ATTACK/USDT";

/** An hourly dataframe comes this often, and each one runs the attackers. */
const ROUND_MS = 300;

/** A producer that makes hostile strategies run again and again. */
export function attackFeed(): ScriptedProducer {
  return new ScriptedProducer(answers(() => [whitelist(ATTACK_PAIR), attackFrame()], async (visit) => {
    while (!visit.isGone) {
      const { done, stop } = pause(ROUND_MS);
      await Promise.race([done, visit.gone]);
      stop();
      await visit.send(attackFrame());
    }
  }));
}

/** The message with the hourly dataframe. */
export function attackFrame(): string {
  const running = Math.floor(Date.now() / HOUR) * HOUR;
  return frameText({
    pair: ATTACK_PAIR,
    timeframe: "1h",
    first: running - 199 * HOUR,
    rows: 200,
    stepMs: HOUR,
    index: 0,
    analyzedAt: Date.now(),
  });
}
