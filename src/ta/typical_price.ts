/** The mean of high, low and close: technical's `qtpylib.typical_price`. */
export function typicalPrice(high: Float64Array, low: Float64Array, close: Float64Array): Float64Array {
  return close.map((price, i) => ((high[i] ?? NaN) + (low[i] ?? NaN) + price) / 3);
}
