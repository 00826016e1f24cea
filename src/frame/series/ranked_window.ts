import type { OrderedWindow } from "./ordered_window.ts";

/**
 * A window that counts how often each value of the column is in it. It suits large windows.
 *
 * The counts are added up in blocks, as many as a block has values. So a row enters or leaves with two additions, and
 * finding the n-th value takes time in proportion to the square root of the column's length.
 */
export class RankedWindow implements OrderedWindow {
  /** The different values of the column in ascending order. */
  readonly #values: Float64Array;
  /** The index of each row's value among them, -1 if it is missing. */
  readonly #ranks: Int32Array;
  /** How often each of them is in the window. */
  readonly #held: Int32Array;
  /** The sum of these counts in each block. */
  readonly #heldOfBlock: Int32Array;
  /** A block has 2 to the power of this many values. */
  readonly #shift: number;
  #count = 0;
  /** The last result of `nth()` since the window has changed; -2 without one. */
  #found = -2;
  #foundRank = 0;
  #foundLeft = 0;

  constructor(values: Float64Array) {
    this.#values = distinct(values);
    this.#ranks = new Int32Array(values.length);
    for (let i = 0; i < values.length; i++) this.#ranks[i] = rankOf(this.#values, values[i] ?? NaN);
    this.#shift = Math.ceil(Math.log2(this.#values.length + 1) / 2);
    this.#held = new Int32Array(this.#values.length);
    this.#heldOfBlock = new Int32Array((this.#values.length >> this.#shift) + 1);
  }

  get count(): number {
    return this.#count;
  }

  enter(row: number): void {
    this.#change(row, 1);
  }

  leave(row: number): void {
    this.#change(row, -1);
  }

  below(row: number): number {
    const rank = this.#ranks[row] ?? 0;
    const block = rank >> this.#shift;
    let sum = 0;
    for (let i = 0; i < block; i++) sum += this.#heldOfBlock[i] ?? 0;
    for (let i = block << this.#shift; i < rank; i++) sum += this.#held[i] ?? 0;
    return sum;
  }

  equal(row: number): number {
    const rank = this.#ranks[row] ?? -1;
    return rank < 0 ? 0 : this.#held[rank] ?? 0;
  }

  nth(n: number): number {
    if (n >= this.#count) return NaN;
    // a quantile between two values needs both, which are mostly neighbours
    if (n === this.#found + 1) {
      const end = Math.min(((this.#foundRank >> this.#shift) + 1) << this.#shift, this.#held.length);
      if (++this.#foundLeft < (this.#held[this.#foundRank] ?? 0)) {
        return this.#remember(n, this.#foundRank, this.#foundLeft);
      }
      for (let rank = this.#foundRank + 1; rank < end; rank++) {
        if ((this.#held[rank] ?? 0) > 0) return this.#remember(n, rank, 0);
      }
    }
    return this.#search(n);
  }

  #search(n: number): number {
    let left = n;
    let block = 0;
    for (let held = this.#heldOfBlock[0] ?? 0; held <= left; held = this.#heldOfBlock[block] ?? 0) {
      left -= held;
      block++;
    }
    let rank = block << this.#shift;
    for (let held = this.#held[rank] ?? 0; held <= left; held = this.#held[rank] ?? 0) {
      left -= held;
      rank++;
    }
    return this.#remember(n, rank, left);
  }

  /** Remembers the index of the `n`-th value, and how many equal ones are before it. */
  #remember(n: number, rank: number, left: number): number {
    this.#found = n;
    this.#foundRank = rank;
    this.#foundLeft = left;
    return this.#values[rank] ?? NaN;
  }

  #change(row: number, by: 1 | -1): void {
    const rank = this.#ranks[row] ?? -1;
    if (rank < 0) return;
    const block = rank >> this.#shift;
    this.#held[rank] = (this.#held[rank] ?? 0) + by;
    this.#heldOfBlock[block] = (this.#heldOfBlock[block] ?? 0) + by;
    this.#count += by;
    this.#found = -2;
  }
}

function distinct(values: Float64Array): Float64Array {
  // NaN is sorted to the end
  const sorted = values.slice().sort();
  let count = 0;
  for (let i = 0; i < sorted.length; i++) {
    const value = sorted[i] ?? NaN;
    if (Number.isNaN(value)) break;
    if (count === 0 || value !== sorted[count - 1]) sorted[count++] = value;
  }
  return sorted.subarray(0, count);
}

function rankOf(rising: Float64Array, value: number): number {
  if (Number.isNaN(value)) return -1;
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? NaN) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
