import { takeClosedRows } from "../../../src/engine/worker/take_closed_rows.ts";
import { FrameBuffer } from "../../../src/frame/frame_buffer.ts";
import { assertEquals } from "../../support/assert.ts";

Deno.test("takeClosedRows() drops the candles that had not closed", () => {
  const date = { kind: "date", values: Float64Array.of(0, 10, 20) } as const;
  const frame = FrameBuffer.from({ columns: ["date"], rows: 3, firstIndex: null, data: [date] }).snapshot();
  const taken = (closedBy: number): number => takeClosedRows(frame, 10, closedBy).length;
  assertEquals([9, 10, 19, 20, 29, 30, 31].map(taken), [0, 1, 1, 2, 2, 3, 3]);
});
