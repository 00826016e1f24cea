import { CANDLE_SETTINGS, type CandleSetting, type Measure } from "./candle_settings.ts";

/** The columns of candles. */
export interface CandleColumns {
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
}

/** Looks up the threshold that a setting sets for a candle. */
export type Threshold = (row: number) => number;

/** Candles by row, in the terms in which candlestick patterns are described. */
export class Candles {
  readonly #open: Float64Array;
  readonly #high: Float64Array;
  readonly #low: Float64Array;
  readonly #close: Float64Array;
  readonly #start: number;

  /** Wraps columns for a pattern that is first looked for in row `start`. */
  constructor({ open, high, low, close }: CandleColumns, start: number) {
    this.#open = open;
    this.#high = high;
    this.#low = low;
    this.#close = close;
    this.#start = start;
  }

  /** Returns the price at which the candle opened. */
  open(row: number): number {
    return this.#open[row] ?? NaN;
  }

  /** Returns the highest price of the candle. */
  high(row: number): number {
    return this.#high[row] ?? NaN;
  }

  /** Returns the lowest price of the candle. */
  low(row: number): number {
    return this.#low[row] ?? NaN;
  }

  /** Returns the price at which the candle closed. */
  close(row: number): number {
    return this.#close[row] ?? NaN;
  }

  /** Returns 1 for a white candle, -1 for a black one. */
  color(row: number): 1 | -1 {
    return this.close(row) >= this.open(row) ? 1 : -1;
  }

  /** Reports whether the candle closed at or above its open. */
  isWhite(row: number): boolean {
    return this.color(row) === 1;
  }

  /** Reports whether the candle closed below its open. */
  isBlack(row: number): boolean {
    return this.color(row) === -1;
  }

  /** Returns the height of the real body, the part between open and close. */
  body(row: number): number {
    return Math.abs(this.close(row) - this.open(row));
  }

  /** Returns the upper end of the real body. */
  top(row: number): number {
    return this.open(row) > this.close(row) ? this.open(row) : this.close(row);
  }

  /** Returns the lower end of the real body. */
  bottom(row: number): number {
    return this.open(row) < this.close(row) ? this.open(row) : this.close(row);
  }

  /** Returns the height of the whole candle. */
  range(row: number): number {
    return this.high(row) - this.low(row);
  }

  /** Returns the length of the shadow above the real body. */
  upperShadow(row: number): number {
    return this.high(row) - (this.isWhite(row) ? this.close(row) : this.open(row));
  }

  /** Returns the length of the shadow below the real body. */
  lowerShadow(row: number): number {
    return (this.isWhite(row) ? this.open(row) : this.close(row)) - this.low(row);
  }

  /** Reports whether the whole candle lies above the whole candle of `other`. */
  gapsUp(row: number, other: number): boolean {
    return this.low(row) > this.high(other);
  }

  /** Reports whether the whole candle lies below the whole candle of `other`. */
  gapsDown(row: number, other: number): boolean {
    return this.high(row) < this.low(other);
  }

  /** Reports whether the real body lies above the real body of `other`. */
  bodyGapsUp(row: number, other: number): boolean {
    return this.bottom(row) > this.top(other);
  }

  /** Reports whether the real body lies below the real body of `other`. */
  bodyGapsDown(row: number, other: number): boolean {
    return this.top(row) < this.bottom(other);
  }

  /**
   * Prepares the thresholds of a setting for the candle `back` rows before the one in which the pattern ends.
   *
   * A threshold is a fraction of the mean measure of the candles before. The sum runs from the pattern's first row on, as
   * TA-Lib's does: its rounding decides where a candle just reaches the threshold.
   */
  threshold(setting: CandleSetting, back: number): Threshold {
    const { measure, period, factor, parts } = CANDLE_SETTINGS[setting];
    const length = this.#close.length;
    const first = this.#start - back;
    const out = new Float64Array(length);
    let sum = 0;
    for (let row = first - period; row < first; row++) sum += this.#measured(measure, row);
    for (let row = first; row < length; row++) {
      out[row] = factor * (sum / period) / parts;
      sum += this.#measured(measure, row) - this.#measured(measure, row - period);
    }
    return (row) => out[row] ?? NaN;
  }

  #measured(measure: Measure, row: number): number {
    if (measure === "body") return this.body(row);
    if (measure === "range") return this.range(row);
    return this.upperShadow(row) + this.lowerShadow(row);
  }
}

/** Reports whether a price lies no further than `distance` from another. */
export function isWithin(price: number, other: number, distance: number): boolean {
  return price <= other + distance && price >= other - distance;
}
