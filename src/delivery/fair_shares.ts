import type { Signal } from "../signal.ts";

/**
 * Pending signals, by producer, strategy and pair. It finds the one to drop when a queue is full.
 *
 * That is the oldest signal of whoever has the most: of the producer with the most signals its strategy with the most, and
 * of that its pair with the most. So a flood displaces its own signals, and not those of others. Every call takes constant
 * time, however many pairs there are.
 *
 * @example
 * ```ts
 * import { FairShares } from "./fair_shares.ts";
 * const shares = new FairShares<{ seq: number; signal: { producer: string; strategy: string; pair: string } }>();
 * const add = (seq: number, producer: string) =>
 *   shares.add({ seq, signal: { producer, strategy: "S", pair: "BTC/USDT" } });
 * add(1, "quiet");
 * add(2, "flooding");
 * add(3, "flooding");
 * if (shares.oldestOfLargest()?.seq !== 2) throw new Error("the flood should displace its own");
 * ```
 */
export class FairShares<Item extends SharedItem> {
  readonly #root = new Share<Item>(null, "");

  /** Adds an item. Items of one pair are kept in the order of their numbers. */
  add(item: Item): void {
    let share = this.#root;
    for (const key of keysOf(item)) share = share.childOf(key);
    share.items.splice(placeOf(share.items, item), 0, item);
    share.grow(1);
  }

  /** Removes an item. Does nothing if it is not there. */
  remove(item: Item): void {
    let share: Share<Item> | undefined = this.#root;
    for (const key of keysOf(item)) share = share?.children.get(key);
    if (share === undefined) return;
    const place = placeOf(share.items, item);
    if (share.items[place] !== item) return;
    share.items.splice(place, 1);
    share.grow(-1);
  }

  /** Returns the oldest item of the largest share, or null if there are no items. */
  oldestOfLargest(): Item | null {
    let share = this.#root;
    for (let child = share.largest; child !== undefined; child = share.largest) share = child;
    return share.items[0] ?? null;
  }

  /** Returns all items, in no certain order. */
  all(): readonly Item[] {
    return this.#root.all();
  }
}

/** What {@linkcode FairShares} sorts by. */
export interface SharedItem {
  /** Its place in the order of arrival. */
  readonly seq: number;
  readonly signal: Pick<Signal, "producer" | "strategy" | "pair">;
}

/** The items of a producer, of one of its strategies, or of one pair of that. Only the last has items of its own. */
class Share<Item> {
  readonly children = new Map<string, Share<Item>>();
  readonly items: Item[] = [];
  readonly #parent: Share<Item> | null;
  readonly #key: string;
  /** The children by their size, so that the largest is found at once. */
  readonly #bySize = new Map<number, Set<Share<Item>>>();
  #largestSize = 0;
  #size = 0;

  constructor(parent: Share<Item> | null, key: string) {
    this.#parent = parent;
    this.#key = key;
  }

  get largest(): Share<Item> | undefined {
    const [first] = this.#bySize.get(this.#largestSize) ?? [];
    return first;
  }

  childOf(key: string): Share<Item> {
    const known = this.children.get(key);
    if (known !== undefined) return known;
    const child = new Share<Item>(this, key);
    this.children.set(key, child);
    return child;
  }

  /** Changes the size of this share, and of those around it. */
  grow(by: 1 | -1): void {
    this.#size += by;
    if (this.#parent === null) return;
    this.#parent.#rank(this, this.#size - by);
    this.#parent.grow(by);
  }

  all(): Item[] {
    return [...this.items, ...[...this.children.values()].flatMap((child) => child.all())];
  }

  #rank(child: Share<Item>, before: number): void {
    const old = this.#bySize.get(before);
    old?.delete(child);
    if (old?.size === 0) this.#bySize.delete(before);
    const size = child.#size;
    if (size === 0) this.children.delete(child.#key);
    else {
      const equal = this.#bySize.get(size) ?? new Set();
      this.#bySize.set(size, equal.add(child));
    }
    // sizes change by one, so the next smaller size is that of this child
    if (size > this.#largestSize || !this.#bySize.has(this.#largestSize)) this.#largestSize = size;
  }
}

function keysOf({ signal: { producer, strategy, pair } }: SharedItem): readonly string[] {
  return [producer, strategy, pair];
}

/** Returns where an item is in a list that is sorted by number, or where it belongs. */
function placeOf(items: readonly SharedItem[], { seq }: SharedItem): number {
  let low = 0, high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.seq ?? Infinity) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
