import type { FrameKey } from "../../events.ts";
import { frameId } from "./frame_key.ts";
import { type Holding, MemoryShares } from "./memory_shares.ts";

/**
 * The stored dataframes by identity, bounded in memory. {@linkcode MemoryShares} decides which producer loses dataframes. It
 * loses pairs that it no longer lists first, and then those that came last, so that the others stay complete.
 */
export class BoundedFrames<Entry extends BoundedEntry> {
  readonly #entries = new Map<string, Entry>();
  readonly #shares: MemoryShares;
  /** The pairs on each producer's newest whitelist. */
  readonly #listed = new Map<string, ReadonlySet<string>>();

  /** @param limit bytes of all dataframes together */
  constructor(limit: number) {
    this.#shares = new MemoryShares(limit);
  }

  /** The bytes of all dataframes. */
  get bytes(): number {
    return this.#shares.bytes;
  }

  get(key: FrameKey): Entry | undefined {
    return this.#entries.get(frameId(key));
  }

  values(): IterableIterator<Entry> {
    return this.#entries.values();
  }

  /** Returns what a producer holds. */
  holdingOf(producer: string): Readonly<Holding> {
    return this.#shares.of(producer);
  }

  /** Adds an entry, or replaces the one with its key. */
  set(entry: Entry): void {
    const id = frameId(entry.key);
    const before = this.#entries.get(id);
    this.#entries.set(id, entry);
    this.#shares.change(entry.key.producer, entry.bytes - (before?.bytes ?? 0), before === undefined ? 1 : 0);
  }

  /** Notes the new size of an entry. */
  resize(entry: Entry, bytes: number): void {
    if (bytes === entry.bytes) return;
    this.#shares.change(entry.key.producer, bytes - entry.bytes, 0);
    entry.bytes = bytes;
  }

  delete(entry: Entry): void {
    if (this.#entries.delete(frameId(entry.key))) this.#shares.change(entry.key.producer, -entry.bytes, -1);
  }

  /** Notes the pairs that a producer lists. */
  list(producer: string, pairs: ReadonlySet<string>): void {
    this.#listed.set(producer, pairs);
  }

  /** Reports whether a new dataframe can be stored: there is room, or an unlisted pair can go for a listed one. */
  canAdd(key: FrameKey, bytes: number): boolean {
    if (this.#shares.hasRoom(key.producer, bytes)) return true;
    if (!this.#isListed(key)) return false;
    const rival = this.#findLeastWanted(key.producer);
    return rival !== undefined && !this.#isListed(rival.key);
  }

  /**
   * Removes dataframes as long as they take too much memory, and returns their keys.
   *
   * @param changed the producer whose dataframes have changed
   */
  makeRoom(changed: string): readonly FrameKey[] {
    let overfull = this.#shares.findOverfull(changed);
    if (overfull === null) return NOTHING;
    const gone: FrameKey[] = [];
    for (; overfull !== null; overfull = this.#shares.findOverfull(changed)) {
      const entry = this.#findLeastWanted(overfull);
      if (entry === undefined) break;
      this.delete(entry);
      gone.push(entry.key);
    }
    return gone;
  }

  /** Returns the unlisted pair that was analysed first, or else the dataframe that came last. */
  #findLeastWanted(producer: string): Entry | undefined {
    let unlisted: Entry | undefined;
    let newest: Entry | undefined;
    for (const entry of this.#entries.values()) {
      if (entry.key.producer !== producer) continue;
      newest = entry;
      if (this.#isListed(entry.key)) continue;
      if (unlisted === undefined || entry.analyzedAt < unlisted.analyzedAt) unlisted = entry;
    }
    return unlisted ?? newest;
  }

  /** Before its first whitelist, all pairs of a producer count as listed. */
  #isListed({ producer, pair }: FrameKey): boolean {
    return this.#listed.get(producer)?.has(pair) ?? true;
  }
}

/** What {@linkcode BoundedFrames} reads of a dataframe. */
export interface BoundedEntry {
  readonly key: FrameKey;
  readonly analyzedAt: number;
  /** The size when it was last stored or resized. */
  bytes: number;
}

const NOTHING: readonly FrameKey[] = [];
