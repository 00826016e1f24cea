import { Frame } from "../../src/frame/frame.ts";

const MINUTE_MS = 60_000;

/** Makes one-minute candles of a seeded random walk. The column `other` is a second walk. */
export function makeCandles(rows: number): Frame {
  let state = 7;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const columns = { date: [], open: [], high: [], low: [], close: [], volume: [], other: [] } as Record<
    string,
    number[]
  >;
  let close = 100;
  let other = 100;
  for (let row = 0; row < rows; row++) {
    const open = close;
    close += random() - 0.5;
    other += random() - 0.5;
    const cells = {
      date: row * MINUTE_MS,
      open,
      high: Math.max(open, close) + random() / 4,
      low: Math.min(open, close) - random() / 4,
      close,
      volume: 100 * random(),
      other,
    };
    for (const [name, cell] of Object.entries(cells)) columns[name]?.push(cell);
  }
  return Frame.from(columns);
}
