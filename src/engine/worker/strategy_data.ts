import type { FrameKey } from "../../events.ts";
import { Frame } from "../../frame/frame.ts";
import { timeframeToMs } from "../../frame/timeframe.ts";
import type { AvailableFrame, DataProvider, ProducerDfOptions } from "../../strategy/data_provider.ts";
import { nearest } from "../../text/nearest.ts";
import type { BaseChoice } from "./base_choice.ts";
import { describeFrame, frameId } from "./frame_key.ts";
import { listBasePairs } from "./list_base_pairs.ts";
import { makeProducerDf } from "./producer_df.ts";
import type { Reads } from "./reads.ts";
import type { FrameStore, HeldFrame } from "./frame_store.ts";
import { takeClosedRows } from "./take_closed_rows.ts";

/** The `dp` of one strategy. It reads the engine's data and records what was read. */
export class StrategyData implements DataProvider {
  readonly producers: readonly string[];
  readonly #data: ProducerData;
  readonly #choice: BaseChoice;
  readonly #warn: (problem: string) => void;
  readonly #reportMistake: (problem: string) => void;
  readonly #warned = new Set<string>();
  #reads: Reads | null = null;
  /** The time that the strategy sees, in epoch milliseconds. Null: now. */
  #closedBy: number | null = null;

  constructor({ data, producers, choice, warn, reportMistake }: StrategyDataOptions) {
    this.producers = Object.freeze([...producers]);
    this.#data = data;
    this.#choice = choice;
    this.#warn = warn;
    this.#reportMistake = reportMistake;
  }

  /**
   * Runs one evaluation and records in `reads` what it reads. Unless `closedBy` is null, the evaluation sees only candles
   * that had closed at that time.
   */
  during<T>({ reads, closedBy }: EvaluationScope, evaluation: () => T): T {
    this.#reads = reads;
    this.#closedBy = closedBy;
    try {
      return evaluation();
    } finally {
      this.endEvaluation();
    }
  }

  /** Ends an evaluation that was stopped from outside. */
  endEvaluation(): void {
    this.#reads = null;
    this.#closedBy = null;
  }

  currentWhitelist(): readonly string[] {
    this.#reads?.addAvailable();
    for (const producer of this.#choice.producers) this.#reads?.addPairs(producer);
    return listBasePairs(this.#choice, this.#data.store, this.#data.pairs);
  }

  available(): readonly AvailableFrame[] {
    this.#reads?.addAvailable();
    const { store } = this.#data;
    return store.keys().flatMap((key) => {
      const held = store.get(key);
      if (held === undefined) return [];
      const { frame, analyzedAt } = this.#view(held);
      return [{ ...key, rows: frame.length, columns: [...frame.columns], analyzedAt }];
    });
  }

  getProducerPairs(producerName = DEFAULT_PRODUCER): readonly string[] {
    this.#requireProducer("getProducerPairs", producerName);
    this.#reads?.addPairs(producerName);
    return [...this.#data.pairs.get(producerName) ?? []];
  }

  getProducerDf(pair: string, options: ProducerDfOptions = {}): readonly [Frame, Date] {
    const key: FrameKey = {
      producer: options.producerName ?? DEFAULT_PRODUCER,
      pair,
      timeframe: options.timeframe ?? this.#choice.timeframe,
      candleType: options.candleType ?? this.#choice.candleType,
    };
    this.#reads?.addFrame(key);
    const held = this.#data.store.get(key);
    if (held === undefined) {
      if (this.#requireProducer("getProducerDf", key.producer)) this.#warnOnce(key);
      return makeProducerDf(Frame.empty, new Date(NEVER));
    }
    const { frame, analyzedAt } = this.#view(held);
    return frame.empty ? makeProducerDf(Frame.empty, new Date(NEVER)) : makeProducerDf(frame, analyzedAt);
  }

  /** Returns a dataframe as the evaluation may see it. */
  #view({ key, buffer, analyzedAt }: HeldFrame): { readonly frame: Frame; readonly analyzedAt: Date } {
    const frame = buffer.snapshot();
    if (this.#closedBy === null) return { frame, analyzedAt: new Date(analyzedAt) };
    return {
      frame: takeClosedRows(frame, timeframeToMs(key.timeframe), this.#closedBy),
      analyzedAt: new Date(Math.min(analyzedAt, this.#closedBy)),
    };
  }

  /** Returns whether every dataframe that was read has arrived. */
  isComplete({ frames }: Reads): boolean {
    return frames.every((key) => this.#data.store.get(key) !== undefined);
  }

  /** Describes which columns the producers send in the dataframes that were read. */
  describe({ frames }: Reads): string {
    return frames.map((key) => {
      const held = this.#data.store.get(key);
      const columns = held?.buffer.columns.filter((name) => !CANDLE_COLUMNS.has(name)) ?? [];
      if (held === undefined) return `producer "${key.producer}" has sent no ${describeFrame(key)} yet`;
      const what = columns.length === 0 ? "only candles" : list(columns, MAX_LISTED_COLUMNS);
      return `producer "${key.producer}" sends for ${describeFrame(key)}: ${what}`;
    }).join("; ");
  }

  /** Returns whether the config has a producer of this name, and reports it if not. */
  #requireProducer(method: string, name: string): boolean {
    if (this.producers.includes(name)) return true;
    const [near] = nearest(name, this.producers, 1);
    const hint = near === undefined ? "" : `did you mean "${near}"? `;
    this.#reportMistake(
      `${method}(): the config has no producer "${name}": ${hint}` +
        `set producerName to one of ${list(this.producers.map((producer) => `"${producer}"`))}`,
    );
    return false;
  }

  #warnOnce(key: FrameKey): void {
    const id = frameId(key);
    if (this.#warned.has(id) || this.#warned.size >= MAX_WARNED) return;
    this.#warned.add(id);
    this.#warn(`producer "${key.producer}" has sent no ${describeFrame(key)} yet; ${this.#describeSimilar(key)}`);
  }

  /** Names the available dataframes that are most like the missing one. */
  #describeSimilar(key: FrameKey): string {
    const keys = this.#data.store.keys();
    const ofProducer = keys.filter((k) => k.producer === key.producer);
    const ofPair = keys.filter((k) => k.pair === key.pair);
    if (ofPair.length > 0) {
      return `available for this pair: ${
        list(ofPair.map((k) => `${k.timeframe} ${k.candleType} from "${k.producer}"`))
      }`;
    }
    if (ofProducer.length > 0) return `this producer has sent ${list(ofProducer.map(describeFrame))}`;
    const producers = [...new Set(keys.map((k) => k.producer))];
    return producers.length > 0
      ? `dataframes have arrived from ${list(producers.map((name) => `"${name}"`))}`
      : "no producer has sent a dataframe";
  }
}

/** What an evaluation records and may see. */
export interface EvaluationScope {
  readonly reads: Reads;
  /** Epoch milliseconds. Null: everything. */
  readonly closedBy: number | null;
}

/** The engine's data that strategies can read. */
export interface ProducerData {
  readonly store: FrameStore;
  /** The whitelist of each producer. */
  readonly pairs: ReadonlyMap<string, readonly string[]>;
}

const DEFAULT_PRODUCER = "default";
const NEVER = 0;
/** A strategy may ask for any number of pairs that do not exist. */
const MAX_WARNED = 1_000;
const MAX_LISTED = 8;
const MAX_LISTED_COLUMNS = 30;
const CANDLE_COLUMNS: ReadonlySet<string> = new Set(["date", "open", "high", "low", "close", "volume"]);

/** Options of {@linkcode StrategyData}. */
export interface StrategyDataOptions {
  readonly data: ProducerData;
  /** The names of all configured producers. */
  readonly producers: readonly string[];
  /** Which dataframes are the strategy's base dataframes. */
  readonly choice: BaseChoice;
  /** Called once for each dataframe that the strategy requests and no producer has sent. */
  warn(problem: string): void;
  /** Called when the strategy names a producer that the config does not have. */
  reportMistake(problem: string): void;
}

function list(names: readonly string[], max = MAX_LISTED): string {
  const shown = names.slice(0, max).join(", ");
  return names.length > max ? `${shown} and ${names.length - max} more` : shown;
}
