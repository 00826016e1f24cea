import type { FrameKey } from "../events.ts";
import { Frame } from "../frame/frame.ts";
import type { DataProvider, ProducerDfOptions } from "../strategy/data_provider.ts";
import { describeFrame, frameId } from "./frame_key.ts";
import type { Reads } from "./reads.ts";
import type { FrameStore } from "./store.ts";

/** What the engine holds, as far as strategies may see it. */
export interface ProducerData {
  readonly store: FrameStore;
  /** Each producer's whitelist. */
  readonly pairs: ReadonlyMap<string, readonly string[]>;
}

const NEVER = 0;
const MOST_NAMED = 8;

/** The `dp` of one strategy: reads the engine's data and notes what was read. */
export class StrategyData implements DataProvider {
  readonly #data: ProducerData;
  readonly #timeframe: string;
  readonly #candleType: string;
  readonly #warn: (problem: string) => void;
  readonly #warned = new Set<string>();
  #reads: Reads | null = null;

  /** @param warn called once for each dataframe that is asked for and is not there */
  constructor(data: ProducerData, timeframe: string, candleType: string, warn: (problem: string) => void) {
    this.#data = data;
    this.#timeframe = timeframe;
    this.#candleType = candleType;
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

  getProducerPairs(producerName = "default"): readonly string[] {
    this.#reads?.pairs(producerName);
    return [...this.#data.pairs.get(producerName) ?? []];
  }

  getProducerDf(pair: string, options: ProducerDfOptions = {}): readonly [Frame, Date] {
    const key: FrameKey = {
      producer: options.producerName ?? "default",
      pair,
      timeframe: options.timeframe ?? this.#timeframe,
      candleType: options.candleType ?? this.#candleType,
    };
    this.#reads?.frame(key);
    const held = this.#data.store.get(key);
    if (held === undefined) {
      this.#warnOnce(key);
      return [Frame.empty, new Date(NEVER)];
    }
    return [held.buffer.snapshot(), new Date(held.analyzedAt)];
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

function list(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).join(", ");
  return names.length > MOST_NAMED ? `${shown} and ${names.length - MOST_NAMED} more` : shown;
}
