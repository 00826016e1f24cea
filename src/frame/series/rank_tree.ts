/**
 * The values of a moving window in order: a Fenwick tree over the ranks of all values of the column. Adding, removing,
 * counting and finding the n-th value cost the logarithm of the column's length, whatever the window.
 */
export class RankTree {
  /** The different values, rising. */
  readonly #values: Float64Array;
  /** Each row's place among them, -1 where the value is missing. */
  readonly #ranks: Int32Array;
  readonly #tree: Int32Array;
  readonly #equals: Int32Array;
  readonly #top: number;
  #count = 0;

  constructor(values: Float64Array) {
    this.#values = distinct(values);
    this.#ranks = new Int32Array(values.length);
    for (let i = 0; i < values.length; i++) this.#ranks[i] = rankOf(this.#values, values[i] ?? NaN);
    this.#tree = new Int32Array(this.#values.length + 1);
    this.#equals = new Int32Array(this.#values.length);
    this.#top = this.#values.length === 0 ? 0 : 2 ** Math.floor(Math.log2(this.#values.length));
  }

  /** How many values are in the window. */
  get count(): number {
    return this.#count;
  }

  /** Takes a row into the window (`by` 1) or out of it (`by` -1); a missing value changes nothing. */
  change(row: number, by: 1 | -1): void {
    const rank = this.#ranks[row] ?? -1;
    if (rank < 0) return;
    const tree = this.#tree;
    for (let node = rank + 1; node < tree.length; node += node & -node) tree[node] = (tree[node] ?? 0) + by;
    this.#equals[rank] = (this.#equals[rank] ?? 0) + by;
    this.#count += by;
  }

  /** How many values of the window are less than the row's. */
  below(row: number): number {
    let sum = 0;
    for (let node = this.#ranks[row] ?? 0; node > 0; node -= node & -node) sum += this.#tree[node] ?? 0;
    return sum;
  }

  /** How many values of the window equal the row's. */
  equal(row: number): number {
    return this.#equals[this.#ranks[row] ?? -1] ?? 0;
  }

  /** The window's value with `n` others before it in rising order; `NaN` where there is none. */
  nth(n: number): number {
    const tree = this.#tree;
    let node = 0;
    let left = n;
    for (let step = this.#top; step > 0; step >>= 1) {
      const next = node + step;
      if (next >= tree.length) continue;
      const held = tree[next] ?? 0;
      if (held <= left) {
        node = next;
        left -= held;
      }
    }
    return this.#values[node] ?? NaN;
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
