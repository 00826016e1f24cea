/** Computes the mean of high, low and close: TA-Lib's `TYPPRICE` and `qtpylib.typical_price`. */
export function typicalPrice(high: Float64Array, low: Float64Array, close: Float64Array): Float64Array {
  const out = new Float64Array(close.length);
  for (let row = 0; row < out.length; row++) {
    out[row] = ((high[row] ?? NaN) + (low[row] ?? NaN) + (close[row] ?? NaN)) / 3;
  }
  return out;
}

/** Computes the mean of high and low: TA-Lib's `MEDPRICE` and `qtpylib.mid_price`. */
export function medianPrice(high: Float64Array, low: Float64Array): Float64Array {
  const out = new Float64Array(high.length);
  for (let row = 0; row < out.length; row++) out[row] = ((high[row] ?? NaN) + (low[row] ?? NaN)) / 2;
  return out;
}
