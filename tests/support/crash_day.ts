import { formatRecordingLine } from "../../src/recording/recording.ts";
import type { Script } from "./scripted_producer.ts";
import type { Visit } from "./scripted_visit.ts";
import { seeded } from "./crash_random.ts";

const CANDLE_MS = 300_000;
const TIMEFRAME = "5m";
/** The number of candles before the day's first one, for the strategy's indicators. */
const HISTORY = 40;

/** Options of `CrashDay`. */
export interface CrashDayOptions {
  readonly seed: number;
  readonly pairs: readonly string[];
  /** The pair that comes last in each round. A signal of it proves that the consumer has read the other pairs. */
  readonly beacon: string;
  readonly candles: number;
  /** Called with the number of each new candle. */
  readonly onCandle?: (number: number) => void;
}

/**
 * A day of a market, as a producer serves it. It advances candle by candle up to the allowed one, and only after the
 * beacon's signal for the current candle was seen.
 */
export class CrashDay {
  readonly candles: number;
  readonly #options: CrashDayOptions;
  readonly #pairs: readonly string[];
  readonly #closes: ReadonlyMap<string, readonly number[]>;
  readonly #firstOpensAt: number;
  /** The connections that have sent a request. */
  readonly #guests = new Map<Visit, Guest>();
  readonly #over = Promise.withResolvers<void>();
  #at = 0;
  #seen = -1;
  #limit = 0;

  constructor(options: CrashDayOptions) {
    const { seed, pairs, beacon, candles } = options;
    const random = seeded(seed);
    this.#options = options;
    this.candles = candles;
    this.#pairs = [...pairs, beacon];
    // whole numbers, because their sums do not depend on where a window begins
    this.#closes = new Map(
      this.#pairs.map((
        pair,
      ) => [pair, Array.from({ length: HISTORY + candles }, () => 100 + Math.floor(random() * 50))]),
    );
    this.#firstOpensAt = (Math.floor(Date.now() / CANDLE_MS) - 1 - candles) * CANDLE_MS;
  }

  /** Resolves after `saw()` was called with the last candle. */
  get over(): Promise<void> {
    return this.#over.promise;
  }

  /** Answers requests with candles up to the current one. */
  readonly script: Script = async (visit) => {
    await visit.open();
    try {
      for (let number = 0;; number++) {
        const requests = await Promise.race([visit.firstRequests(number + 1), visit.gone]);
        const request = requests?.[number];
        if (request === undefined) return;
        const guest = this.#guests.get(visit) ?? { at: this.#at, sending: Promise.resolve() };
        this.#guests.set(visit, guest);
        this.#send(visit, guest, () => this.#answer(guest.at, JSON.parse(request)));
      }
    } finally {
      this.#guests.delete(visit);
    }
  };

  /** Lets the day advance up to this candle. */
  allow(limit: number): void {
    this.#limit = Math.min(limit, this.candles - 1);
    this.#goOn();
  }

  /** Notes that a signal of the beacon was seen, by the time at which its candle opened. */
  saw(candle: string): void {
    this.#seen = Math.max(this.#seen, (Date.parse(candle) - this.#firstOpensAt) / CANDLE_MS);
    if (this.#seen === this.candles - 1) this.#over.resolve();
    this.#goOn();
  }

  /** Returns the recording of an uninterrupted day. */
  recording(): string {
    const line = (text: string, number: number): string =>
      formatRecordingLine({ producer: "default", receivedAt: this.#analyzedAt(number), text });
    const rounds = Array.from(
      { length: this.candles },
      (_, number) => this.#pairs.map((pair) => line(this.#frame(pair, number, number === 0 ? HISTORY : 1), number)),
    );
    return [line(this.#whitelist(), 0), ...rounds.flat()].join("");
  }

  #goOn(): void {
    while (this.#seen >= this.#at && this.#at < this.#limit) {
      this.#at++;
      const at = this.#at;
      this.#options.onCandle?.(at);
      for (const [visit, guest] of this.#guests) {
        this.#send(visit, guest, () => {
          guest.at = at;
          return this.#pairs.map((pair) => this.#frame(pair, at, 1));
        });
      }
    }
  }

  /** Sends one group of texts after another, so that the beacon stays the last pair of each candle. */
  #send(visit: Visit, guest: Guest, texts: () => readonly string[]): void {
    guest.sending = guest.sending.then(async () => {
      try {
        for (const text of texts()) await visit.send(text);
      } catch (error) {
        // the consumer was killed
        if (!visit.isGone && !isHangUp(error)) throw error;
      }
    });
  }

  #answer(at: number, { type, data }: Request): readonly string[] {
    if (type === "whitelist") return [this.#whitelist()];
    if (type !== "analyzed_df") return [];
    const { pair, limit = HISTORY } = data ?? {};
    const pairs = pair === undefined ? this.#pairs : [pair];
    return pairs.map((wanted) => this.#frame(wanted, at, Math.min(limit, HISTORY)));
  }

  #whitelist(): string {
    return JSON.stringify({ type: "whitelist", data: this.#pairs });
  }

  #analyzedAt(number: number): number {
    return this.#firstOpensAt + (number + 1) * CANDLE_MS + 1_000;
  }

  /** Returns the message with the last `rows` rows up to a candle. */
  #frame(pair: string, number: number, rows: number): string {
    const closes = this.#closes.get(pair) ?? [];
    const last = HISTORY + number;
    const index = Array.from({ length: rows }, (_, i) => last - rows + 1 + i);
    const columns = ["date", "open", "high", "low", "close", "volume"];
    const data = index.map((row) => {
      const close = closes[row] ?? 0;
      return [this.#firstOpensAt + (row - HISTORY) * CANDLE_MS, close, close + 1, close - 1, close, 10];
    });
    const df = { __type__: "dataframe", __value__: JSON.stringify({ columns, index, data }) };
    const la = new Date(this.#analyzedAt(number)).toISOString();
    return JSON.stringify({ type: "analyzed_df", data: { key: [pair, TIMEFRAME, "spot"], df, la } });
  }
}

/** A connected consumer. */
interface Guest {
  /** The last candle that it was sent. */
  at: number;
  /** Resolves when everything has been sent. */
  sending: Promise<void>;
}

interface Request {
  readonly type: string;
  readonly data: { readonly pair?: string; readonly limit?: number } | null;
}

function isHangUp(error: unknown): boolean {
  return error instanceof Deno.errors.BrokenPipe || error instanceof Deno.errors.ConnectionReset;
}
