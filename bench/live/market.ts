import { encodeFrame } from "../../tests/support/web_socket_frames.ts";
import { CANDLE_MS, frameMessage } from "../support/messages.ts";
import { pairNames, runningCandle } from "../support/numbers.ts";

/**
 * The made-up market of one run, as websocket frames. Round 0 are the whole frames that a consumer requests at first. Each
 * round after it adds a candle to every pair.
 */
export class Market {
  readonly pairs: readonly string[];
  readonly #columns: number;
  readonly #startsAt: number;

  constructor({ pairs, columns, rounds }: MarketOptions) {
    this.pairs = pairNames(pairs);
    this.#columns = columns;
    this.#startsAt = runningCandle() - rounds * CANDLE_MS;
  }

  /** Makes a one-row update of each pair. */
  updates(round: number, volume?: number): readonly Uint8Array[] {
    const span = { ...this.#shape(round), first: ROWS + round - 1, rows: 1, ...volume === undefined ? {} : { volume } };
    return this.pairs.map((pair) => encodeFrame(frameMessage({ ...span, pair })));
  }

  /**
   * Makes the whole frames of a round, of about 1.2 MB with 60 columns. All pairs have the same cells, because new ones
   * would take too long to make. A frame is valid until the next one is made.
   */
  wholeFrames(round: number): (pair: string) => Uint8Array {
    const [first = ""] = this.pairs;
    const frame = encodeFrame(frameMessage({ ...this.#shape(round), pair: first, first: round, rows: ROWS }));
    const nameAt = new TextDecoder("latin1").decode(frame.subarray(0, MAX_HEAD_BYTES)).indexOf(first);
    return (pair) => {
      new TextEncoder().encodeInto(pair, frame.subarray(nameAt));
      return frame;
    };
  }

  #shape(round: number): { readonly lastOpensAt: number; readonly columns: number; readonly version: number } {
    return { lastOpensAt: this.#startsAt + round * CANDLE_MS, columns: this.#columns, version: round };
  }
}

/** The size of a {@linkcode Market}. */
export interface MarketOptions {
  readonly pairs: number;
  readonly columns: number;
  /** How many rounds can follow: the last one is the running candle. */
  readonly rounds: number;
}

/** The rows of a whole frame: as many as freqtrade requests at first. */
export const ROWS = 1500;
/** The bytes of a frame in which its pair stands. */
const MAX_HEAD_BYTES = 100;
