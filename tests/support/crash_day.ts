import { formatRecordingLine } from "../../src/recording/recording.ts";
import type { Script } from "./scripted_producer.ts";
import type { Visit } from "./scripted_visit.ts";
import { seeded } from "./crash_random.ts";

const CANDLE_MS = 300_000;
const TIMEFRAME = "5m";
/** Candles before the day's first one: what a strategy looks back at. */
const HISTORY = 40;

/** How a day is made. */
export interface CrashDayOptions {
  readonly seed: number;
  readonly pairs: readonly string[];
  /** Comes after all others in each round: what is said of it says that the others have been seen. */
  readonly beacon: string;
  readonly candles: number;
  /** Called with the number of the candle that the day has come to. */
  readonly onCandle?: (number: number) => void;
}

/**
 * A day of a market, as a producer serves it: it goes on candle by candle, as far as it is told to and not before the
 * candle that it has come to was seen.
 */
export class CrashDay {
  readonly candles: number;
  readonly #options: CrashDayOptions;
  readonly #pairs: readonly string[];
  readonly #closes: ReadonlyMap<string, readonly number[]>;
  readonly #firstOpensAt: number;
  /** Those that have begun to ask. */
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
    // whole numbers: sums over them are the same wherever a window begins
    this.#closes = new Map(
      this.#pairs.map((
        pair,
      ) => [pair, Array.from({ length: HISTORY + candles }, () => 100 + Math.floor(random() * 50))]),
    );
    this.#firstOpensAt = (Math.floor(Date.now() / CANDLE_MS) - 1 - candles) * CANDLE_MS;
  }

  /** Resolves when the last candle was seen. */
  get over(): Promise<void> {
    return this.#over.promise;
  }

  /** Serves all that is asked for, up to the candle that the day has come to. */
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

  /** The day may go on up to this candle. */
  allow(limit: number): void {
    this.#limit = Math.min(limit, this.candles - 1);
    this.#goOn();
  }

  /** The beacon's candle was seen, by the time at which it opened. */
  saw(candle: string): void {
    this.#seen = Math.max(this.#seen, (Date.parse(candle) - this.#firstOpensAt) / CANDLE_MS);
    if (this.#seen === this.candles - 1) this.#over.resolve();
    this.#goOn();
  }

  /** The day as a recorder would have written it down who was there all the time. */
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

  /** One thing after another, so that of each candle the beacon comes last, whatever is asked for meanwhile. */
  #send(visit: Visit, guest: Guest, texts: () => readonly string[]): void {
    guest.sending = guest.sending.then(async () => {
      try {
        for (const text of texts()) await visit.send(text);
      } catch (error) {
        // it was killed
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

  /** The last `rows` rows up to a candle. */
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

/** Somebody who is connected. */
interface Guest {
  /** The candle up to which it has been told. */
  at: number;
  /** Resolves when all is sent. */
  sending: Promise<void>;
}

interface Request {
  readonly type: string;
  readonly data: { readonly pair?: string; readonly limit?: number } | null;
}

function isHangUp(error: unknown): boolean {
  return error instanceof Deno.errors.BrokenPipe || error instanceof Deno.errors.ConnectionReset;
}
