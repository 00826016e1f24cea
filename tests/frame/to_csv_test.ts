import { Frame } from "../../src/frame/frame.ts";
import { mergeInformativePair } from "../../src/frame/merge_informative_pair.ts";
import { FrameBuffer } from "../../src/frame/frame_buffer.ts";
import { decodeFrame } from "../../src/frame/decode_frame.ts";
import { Series } from "../../src/frame/series.ts";
import { toCsv } from "../../src/frame/to_csv.ts";
import { assert, assertEquals } from "../support/assert.ts";

Deno.test("toCsv() formats like pandas: empty, quoted, True and False, dates with a T", () => {
  const dates = new Series({ kind: "date", values: Float64Array.of(Date.UTC(2026, 10, 21, 7, 20), 1500) });
  const frame = Frame.from({
    date: dates,
    date_default: dates,
    x: [null, 0.1],
    big: [1e21, -3],
    up: [true, false],
    tag: ['say "hi"', "a,b\nc"],
    "odd,name": ["", null],
  });
  assertEquals(
    toCsv(frame),
    'date,date_default,x,big,up,tag,"odd,name"\n' +
      '2026-11-21T07:20:00+00:00,2026-11-21T07:20:00+00:00,,1e+21,True,"say ""hi""",\n' +
      '1970-01-01T00:00:01.500+00:00,1970-01-01T00:00:01.500+00:00,0.1,-3,False,"a,b\nc",\n',
  );
  assertEquals(toCsv(Frame.empty), "\n");
});

Deno.test("a recording that is merged as in freqtrade's documentation matches the reference files", () => {
  for (const name of ["live_5m", "walk"]) {
    const fixture = (path: string): string => Deno.readTextFileSync(new URL(`../fixtures/${path}`, import.meta.url));
    const buffers = new Map<string, FrameBuffer>();
    for (const line of fixture(`${name}.ndjson`).trim().split("\n")) {
      const { type, data } = JSON.parse(JSON.parse(line).message);
      if (type !== "analyzed_df") continue;
      const table = decodeFrame(data.df.__value__);
      const buffer = buffers.get(data.key[0]);
      if (buffer === undefined) buffers.set(data.key[0], FrameBuffer.from(table));
      else buffer.merge(table);
    }
    for (const [pair, buffer] of buffers) {
      const producer = buffer.snapshot();
      const base = producer.select("date", "open", "high", "low", "close", "volume");
      const merged = mergeInformativePair(base, producer, "5m", "5m", { appendTimeframe: false, suffix: "default" });
      const expected = fixture(`expected/${name}.ConsumerStrategy/${pair.replace("/", "_")}.csv`).trimEnd().split("\n");
      const actual = toCsv(merged).trimEnd().split("\n");
      assertEquals(actual.length, expected.length, pair);
      // the strategy's four columns follow the merged columns
      expected.forEach((line, row) => assertLine(actual[row] ?? "", line, `${name} ${pair}, row ${row}`));
    }
  }
});

function assertLine(actual: string, expected: string, where: string): void {
  const wanted = expected.split(",").map((cell) => cell.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, "$1T"));
  actual.split(",").forEach((cell, i) => {
    const close = cell === wanted[i] || cell !== "" && Math.abs(Number(cell) - Number(wanted[i])) <= 1e-9;
    assert(close, `${where}, cell ${i}: ${cell} instead of ${wanted[i]}`);
  });
}
