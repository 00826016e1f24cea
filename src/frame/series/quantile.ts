/** Finds the median of the values, the mean of two in the middle; `NaN` without values. */
export function median(values: Float64Array): number {
  const there = withoutMissing(values);
  if (there.length === 0) return NaN;
  const low = (there.length - 1) >> 1;
  const below = select(there, low);
  return there.length % 2 === 1 ? below : (below + smallestAfter(there, low)) / 2;
}

/**
 * Finds quantiles of the values; `NaN` without values.
 *
 * @param shares each from 0 to 1
 */
export function quantiles(values: Float64Array, shares: readonly number[]): readonly number[] {
  for (const share of shares) {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`a quantile must be from 0 to 1, not ${share}`);
  }
  const there = withoutMissing(values);
  return shares.map((share) => {
    if (there.length === 0) return NaN;
    const place = share * (there.length - 1);
    const low = Math.floor(place);
    const below = select(there, low);
    const above = low + 1 < there.length ? smallestAfter(there, low) : below;
    return interpolated(below, above, place - low);
  });
}

function withoutMissing(values: Float64Array): Float64Array {
  return values.includes(NaN) ? values.filter((value) => !Number.isNaN(value)) : values.slice();
}

/** Moves values until the `n`-th smallest is at index `n` and smaller ones are before it (quickselect). Returns it. */
function select(values: Float64Array, n: number): number {
  let from = 0;
  let to = values.length - 1;
  while (from < to) {
    const pivot = middleOf(values[from] ?? NaN, values[(from + to) >> 1] ?? NaN, values[to] ?? NaN);
    const less = partition(values, from, to, pivot, false);
    if (n < less) {
      to = less - 1;
      continue;
    }
    const equal = partition(values, less, to, pivot, true);
    if (n < equal) return pivot;
    from = equal;
  }
  return values[n] ?? NaN;
}

/**
 * Moves the values below the pivot, or equal to it, to the front. Returns the index at which the others start. Every value
 * is moved: a branch would be mispredicted half of the time.
 */
function partition(values: Float64Array, from: number, to: number, pivot: number, equal: boolean): number {
  let front = from;
  if (equal) {
    for (let i = from; i <= to; i++) {
      const value = values[i] ?? NaN;
      values[i] = values[front] ?? NaN;
      values[front] = value;
      front += value <= pivot ? 1 : 0;
    }
  } else {
    for (let i = from; i <= to; i++) {
      const value = values[i] ?? NaN;
      values[i] = values[front] ?? NaN;
      values[front] = value;
      front += value < pivot ? 1 : 0;
    }
  }
  return front;
}

function middleOf(a: number, b: number, c: number): number {
  if (a < b) return b < c ? b : a < c ? c : a;
  return a < c ? a : b < c ? c : b;
}

function smallestAfter(values: Float64Array, n: number): number {
  let best = Infinity;
  for (let i = n + 1; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (value < best) best = value;
  }
  return best;
}

/** Interpolates as NumPy does: from the nearer value, and to `NaN` beside an infinite one. */
function interpolated(below: number, above: number, part: number): number {
  const distance = above - below;
  return part >= 0.5 ? above - distance * (1 - part) : below + distance * part;
}
