import { dema } from "./dema.ts";
import { ema, rma } from "./ema.ts";
import { hma } from "./hma.ts";
import { kama } from "./kama.ts";
import { MAMA_LOOKBACK, mamaLines } from "./mama.ts";
import { sma } from "./sma.ts";
import { t3 } from "./t3.ts";
import { tema } from "./tema.ts";
import { trima } from "./trima.ts";
import { firstRow } from "./warm_up.ts";
import { wma } from "./wma.ts";
import { zlema } from "./zlema.ts";

/** TA-Lib's numbers of moving averages (`MA_Type`). */
export const MA_Type = {
  SMA: 0,
  EMA: 1,
  WMA: 2,
  DEMA: 3,
  TEMA: 4,
  TRIMA: 5,
  KAMA: 6,
  MAMA: 7,
  T3: 8,
  HMA: 9,
  ZLEMA: 12,
  RMA: 13,
} as const;

/** One of TA-Lib's numbers of moving averages. */
export type MaType = typeof MA_Type[keyof typeof MA_Type];

/** A kind of moving average, and the number of rows before its first value. */
interface Kind {
  readonly average: (values: Float64Array, period: number, begin: number) => Float64Array;
  readonly lookback: (period: number) => number;
}

const KINDS: Readonly<Record<MaType, Kind>> = {
  0: { average: sma, lookback: (period) => period - 1 },
  1: { average: ema, lookback: (period) => period - 1 },
  2: { average: wma, lookback: (period) => period - 1 },
  3: { average: dema, lookback: (period) => 2 * (period - 1) },
  4: { average: tema, lookback: (period) => 3 * (period - 1) },
  5: { average: trima, lookback: (period) => period - 1 },
  6: { average: kama, lookback: (period) => period === 1 ? 0 : period },
  7: {
    average: (values, _, begin) => mamaLines(values, 0.5, 0.05, begin).mama,
    lookback: (period) => period === 1 ? 0 : MAMA_LOOKBACK,
  },
  8: { average: (values, period, begin) => t3(values, period, 0.7, begin), lookback: (period) => 6 * (period - 1) },
  9: { average: hma, lookback: (period) => period - 1 + Math.floor(Math.sqrt(period)) - 1 },
  12: { average: zlema, lookback: (period) => ((period - 1) >> 1) + period - 1 },
  13: { average: rma, lookback: (period) => period - 1 },
};

/** Computes TA-Lib's `MA`: the moving average of a kind. */
export function movingAverage(
  values: Float64Array,
  period: number,
  matype: MaType,
  begin: number = firstRow(values),
): Float64Array {
  // with a period of 1, every kind is a copy
  return period === 1 ? values.slice() : KINDS[matype].average(values, period, begin);
}

/** Returns the number of rows before the first value of a moving average. */
export function maLookback(period: number, matype: MaType): number {
  return KINDS[matype].lookback(period);
}

/** The number as one of ours. */
export function checkedMaType(what: string, name: string, matype: number): MaType {
  if (Object.hasOwn(KINDS, matype)) return matype as MaType;
  const known = Object.entries(MA_Type).map(([kind, number]) => `${number} (${kind})`).join(", ");
  throw new RangeError(`${name} of ${what}() must be one of ${known}, not ${matype}`);
}
