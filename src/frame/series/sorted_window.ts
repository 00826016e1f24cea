import type { OrderedWindow } from "./ordered_window.ts";

/**
 * A window that keeps its values in a sorted array. It suits small windows, where moving some numbers is cheap.
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
