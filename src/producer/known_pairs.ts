import { readFrameHead } from "./protocol/frame_head.ts";
import { parseMessage } from "./protocol/message.ts";
import { describePairProblem, MAX_PAIR_LENGTH } from "./protocol/pair_name.ts";

/**
 * The pairs that each producer has listed in its newest whitelist, or has sent a dataframe of. Only these may be requested
 * from it.
 *
 * It reads the producers' messages itself, in the main thread: what the strategies' thread says about them is no proof.
 *
 * @example
 * ```ts
 * import { KnownPairs } from "./known_pairs.ts";
 * const known = new KnownPairs();
 * known.note("default", new TextEncoder().encode('{"type":"whitelist","data":["BTC/USDT"]}'));
 * if (!known.has("default", "BTC/USDT") || known.has("default", "STOLEN")) throw new Error("wrong pairs");
 * ```
 */
export class KnownPairs {
  readonly #producers = new Map<string, Pairs>();

  /** Notes a producer's message in UTF-8. It costs less than a microsecond, unless it is a whitelist. */
  note(producer: string, message: Uint8Array): void {
    const head = readFrameHead(message);
    if (head !== null) return this.#addSent(producer, head.pair);
    const start = decoder.decode(message.subarray(0, START_BYTES));
    const [, sent] = FRAME.exec(start) ?? [];
    if (sent !== undefined) return this.#addSent(producer, sent);
    if (message.length > (WHITELIST.test(start) ? MAX_WHITELIST_LENGTH : MAX_PARSED_LENGTH)) return;
    const parsed = parseMessage(decoder.decode(message));
    if (parsed.type === "analyzed_df") this.#addSent(producer, parsed.pair);
    if (parsed.type === "whitelist") this.#pairsOf(producer).listed = new Set(parsed.pairs.slice(0, MAX_LISTED_PAIRS));
  }

  /** Reports whether a producer may be asked for a pair. */
  has(producer: string, pair: string): boolean {
    const pairs = this.#producers.get(producer);
    return pairs !== undefined && (pairs.listed.has(pair) || pairs.sent.has(pair)) &&
      describePairProblem(pair) === null;
  }

  /** Forgets the producers that the config no longer has. */
  keep(producers: readonly string[]): void {
    for (const name of this.#producers.keys()) if (!producers.includes(name)) this.#producers.delete(name);
  }

  #addSent(producer: string, pair: string): void {
    const { sent } = this.#pairsOf(producer);
    // the pairs that were sent last are the ones to ask for
    sent.delete(pair);
    const [oldest] = sent;
    if (sent.size >= MAX_SENT_PAIRS && oldest !== undefined) sent.delete(oldest);
    if (describePairProblem(pair) === null) sent.add(pair);
  }

  #pairsOf(producer: string): Pairs {
    let pairs = this.#producers.get(producer);
    if (pairs === undefined) this.#producers.set(producer, pairs = { listed: new Set(), sent: new Set() });
    return pairs;
  }
}

/** The most pairs of a whitelist. No exchange has half as many. */
export const MAX_LISTED_PAIRS = 10_000;

interface Pairs {
  listed: ReadonlySet<string>;
  /** The pair that was sent last is the last one. */
  readonly sent: Set<string>;
}

const decoder = new TextDecoder();
/** The name of a pair is near the start of freqtrade's message. */
const START_BYTES = 512;
const MAX_SENT_PAIRS = 10_000;
/** Room for as many pairs as are kept. */
const MAX_WHITELIST_LENGTH = MAX_LISTED_PAIRS * (MAX_PAIR_LENGTH + 3);
/** The largest message in another format than freqtrade's that is parsed here. */
const MAX_PARSED_LENGTH = 64 << 10;
const FRAME = /^\{"type":"analyzed_df","data":\{"key":\["([^"\\]{1,400})",/;
const WHITELIST = /^\{"type":"whitelist",/;
