import type { FrameKey } from "../../events.ts";
import { Frame } from "../../frame/frame.ts";
import type { AvailableFrame, DataProvider, ProducerDfOptions } from "../../strategy/data_provider.ts";
import { type BaseChoice, listBasePairs } from "./list_base_pairs.ts";
import { describeFrame, frameId } from "./frame_key.ts";
import type { Reads } from "./reads.ts";
import type { FrameStore } from "./frame_store.ts";

/** What the engine holds, as far as strategies may see it. */
export interface ProducerData {
  readonly store: FrameStore;
  /** Each producer's whitelist. */
  readonly pairs: ReadonlyMap<string, readonly string[]>;
}

const NEVER = 0;
const MOST_NAMED = 8;
const MOST_COLUMNS_NAMED = 30;
const CANDLE_COLUMNS: ReadonlySet<string> = new Set(["date", "open", "high", "low", "close", "volume"]);

/** What a strategy's `dp` needs to know. */
export interface StrategyDataOptions {
  readonly data: ProducerData;
  /** The names of all configured producers. */
  readonly producers: readonly string[];
  /** Which pairs the strategy is evaluated on. */
  readonly choice: BaseChoice;
  /** Called once for each dataframe that is asked for and is not there. */
  warn(problem: string): void;
}

/** The `dp` of one strategy: reads the engine's data and notes what was read. */
export class StrategyData implements DataProvider {
  readonly producers: readonly string[];
  readonly #data: ProducerData;
  readonly #choice: BaseChoice;
  readonly #warn: (problem: string) => void;
  readonly #warned = new Set<string>();
  #reads: Reads | null = null;

  constructor({ data, producers, choice, warn }: StrategyDataOptions) {
    this.producers = Object.freeze([...producers]);
    this.#data = data;
    this.#choice = choice;
    this.#warn = warn;
  }

  /** Runs one evaluation; what it reads is noted in `reads`. */
  during<T>(reads: Reads, evaluation: () => T): T {
    this.#reads = reads;
    try {
      return evaluation();
    } finally {
      this.#reads = null;
    }
  }

  currentWhitelist(): readonly string[] {
    this.#reads?.available();
    for (const producer of this.#choice.producers) this.#reads?.pairs(producer);
    return listBasePairs(this.#choice, this.#data.store, this.#data.pairs);
  }

  available(): readonly AvailableFrame[] {
    this.#reads?.available();
    const { store } = this.#data;
    return store.keys().flatMap((key) => {
      const held = store.get(key);
      if (held === undefined) return [];
      const { buffer, analyzedAt } = held;
      return [{ ...key, rows: buffer.rows, columns: [...buffer.columns], analyzedAt: new Date(analyzedAt) }];
    });
  }

  getProducerPairs(producerName = "default"): readonly string[] {
    this.#reads?.pairs(producerName);
    return [...this.#data.pairs.get(producerName) ?? []];
  }

  getProducerDf(pair: string, options: ProducerDfOptions = {}): readonly [Frame, Date] {
    const key: FrameKey = {
      producer: options.producerName ?? "default",
      pair,
      timeframe: options.timeframe ?? this.#choice.timeframe,
      candleType: options.candleType ?? this.#choice.candleType,
    };
    this.#reads?.frame(key);
    const held = this.#data.store.get(key);
    if (held === undefined) {
      this.#warnOnce(key);
      return [Frame.empty, new Date(NEVER)];
    }
    return [held.buffer.snapshot(), new Date(held.analyzedAt)];
  }

  /** What the producers send of the dataframes that were read, for messages. */
  describe({ frames }: Reads): string {
    return frames.map((key) => {
      const held = this.#data.store.get(key);
      const columns = held?.buffer.columns.filter((name) => !CANDLE_COLUMNS.has(name)) ?? [];
      if (held === undefined) return `producer "${key.producer}" has sent no ${describeFrame(key)} yet`;
      const what = columns.length === 0 ? "candles alone" : list(columns, MOST_COLUMNS_NAMED);
      return `producer "${key.producer}" sends for ${describeFrame(key)}: ${what}`;
    }).join("; ");
  }

  #warnOnce(key: FrameKey): void {
    const id = frameId(key);
    if (this.#warned.has(id)) return;
    this.#warned.add(id);
    this.#warn(`producer "${key.producer}" has sent no ${describeFrame(key)} yet; ${this.#whatThereIs(key)}`);
  }

  /** Names the dataframes that are most like the one that is missing. */
  #whatThereIs(key: FrameKey): string {
    const keys = this.#data.store.keys();
    const ofProducer = keys.filter((k) => k.producer === key.producer);
    const ofPair = keys.filter((k) => k.pair === key.pair);
    if (ofPair.length > 0) {
      return `of this pair there is ${list(ofPair.map((k) => `${k.timeframe} ${k.candleType} from "${k.producer}"`))}`;
    }
    if (ofProducer.length > 0) return `this producer has sent ${list(ofProducer.map(describeFrame))}`;
    const producers = [...new Set(keys.map((k) => k.producer))];
    return producers.length > 0
      ? `dataframes have come from ${list(producers.map((name) => `"${name}"`))}`
      : "no dataframe has come from any producer";
  }
}

function list(names: readonly string[], most = MOST_NAMED): string {
  const shown = names.slice(0, most).join(", ");
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
