import { frameText } from "../engine/support.ts";
import { ScriptedProducer } from "../support/scripted_producer.ts";
import type { Visit } from "../support/scripted_visit.ts";
import { OPCODES } from "../support/web_socket_frames.ts";
import { WaitingList } from "../support/waiting_list.ts";

const SECOND = 1000;
const HELD_ROWS = 120;

/** The good producer's pair. */
export const GOOD_PAIR = "GOOD/USDT";

/** A producer as it should be: one pair with a candle a second, sent when the second begins, and answers to every request. */
export class GoodProducer implements AsyncDisposable {
  /** When each candle was first sent, by its date; milliseconds of `performance.now()`. */
  readonly sent = new Map<number, number>();
  readonly candles = new WaitingList<number>();
  readonly #server = new ScriptedProducer((visit) => this.#serve(visit));

  settings(): ReturnType<ScriptedProducer["settings"]> {
    return this.#server.settings({ name: "good" });
  }

  /** Resolves when this many more candles have been sent. */
  async moreCandles(count: number): Promise<void> {
    await this.candles.first(this.candles.items.length + count);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
  }

  async #serve(visit: Visit): Promise<void> {
    await visit.open();
    void this.#answer(visit).catch(() => visit.drop());
    while (!visit.isGone) {
      const candle = (Math.floor(Date.now() / SECOND) + 1) * SECOND;
      await untilTime(candle, visit.gone);
      if (visit.isGone) return;
      if (!this.sent.has(candle)) {
        this.sent.set(candle, performance.now());
        this.candles.push(candle);
      }
      await visit.send(rows(candle, 1));
    }
  }

  /** Answers each request in its order, as long as the visit lasts. */
  async #answer(visit: Visit): Promise<void> {
    for (let at = 0; !visit.isGone; at++) {
      const [request] = (await visit.frames.first(at + 1, ({ opcode }) => opcode === OPCODES.text)).slice(at);
      const text = request?.text ?? "";
      if (text.includes('"whitelist"') && !text.includes("subscribe")) {
        await visit.send(JSON.stringify({ type: "whitelist", data: [GOOD_PAIR] }));
      } else if (text.includes('"analyzed_df"') && !text.includes("subscribe")) {
        await visit.send(rows(Math.floor(Date.now() / SECOND) * SECOND, HELD_ROWS));
      }
    }
  }
}

function rows(last: number, count: number): string {
  const first = last - (count - 1) * SECOND;
  return frameText({
    pair: GOOD_PAIR,
    timeframe: "1s",
    first,
    rows: count,
    stepMs: SECOND,
    index: 100_000 + (first / SECOND) % 1_000_000,
    analyzedAt: Date.now(),
  });
}

/** Resolves at this time, or when the visit is over. */
async function untilTime(at: number, gone: Promise<void>): Promise<void> {
  const started = Promise.withResolvers<void>();
  const timer = setTimeout(started.resolve, Math.max(0, at - Date.now()));
  await Promise.race([started.promise, gone]);
  clearTimeout(timer);
}
