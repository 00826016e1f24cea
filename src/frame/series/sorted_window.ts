import type { OrderedWindow } from "./ordered_window.ts";

/**
 * The values of a moving window in order, in an array: for windows so small that moving some numbers beats
 * everything else.
 */
export class SortedWindow implements OrderedWindow {
  readonly #values: Float64Array;
  readonly #sorted: Float64Array;
  #count = 0;

  constructor(values: Float64Array, size: number) {
    this.#values = values;
    this.#sorted = new Float64Array(size + 1);
  }

  get count(): number {
    return this.#count;
  }

  enter(row: number): void {
    const value = this.#values[row] ?? NaN;
    if (Number.isNaN(value)) return;
    const sorted = this.#sorted;
    let at = this.#count++;
    while (at > 0 && (sorted[at - 1] ?? NaN) > value) {
      sorted[at] = sorted[at - 1] ?? NaN;
      at--;
    }
    sorted[at] = value;
  }

  leave(row: number): void {
    const value = this.#values[row] ?? NaN;
    if (Number.isNaN(value)) return;
    const sorted = this.#sorted;
    const last = --this.#count;
    let at = 0;
    while (at < last && (sorted[at] ?? NaN) < value) at++;
    for (; at < last; at++) sorted[at] = sorted[at + 1] ?? NaN;
  }

  below(row: number): number {
    const value = this.#values[row] ?? NaN;
    let count = 0;
    while (count < this.#count && (this.#sorted[count] ?? NaN) < value) count++;
    return count;
  }

  equal(row: number): number {
    const value = this.#values[row] ?? NaN;
    let end = this.below(row);
    const start = end;
    while (end < this.#count && this.#sorted[end] === value) end++;
    return end - start;
  }

  nth(n: number): number {
    return n < this.#count ? this.#sorted[n] ?? NaN : NaN;
  }
}
