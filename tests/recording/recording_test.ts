import {
  formatRecordingLine,
  readRecording,
  type RecordedMessage,
  RecordingError,
} from "../../src/recording/recording.ts";
import { assertEquals, assertRejects } from "../support/assert.ts";

async function read(text: string): Promise<readonly RecordedMessage[]> {
  const stream = ReadableStream.from([new TextEncoder().encode(text)]);
  return await Array.fromAsync(readRecording(stream, "in.ndjson"));
}

const MESSAGE = {
  producer: "default",
  receivedAt: Date.UTC(2026, 10, 23, 0, 58, 24, 73),
  text: '{"type":"whitelist"} \u2028 "x"',
};

Deno.test("readRecording() parses the lines of formatRecordingLine()", async () => {
  assertEquals(await read(formatRecordingLine(MESSAGE) + "\n" + formatRecordingLine(MESSAGE)), [MESSAGE, MESSAGE]);
});

Deno.test("readRecording() accepts a last line without a line end, and microseconds", async () => {
  const line = '{"producer":"a","received_at":"2026-11-23T00:58:24.073258+00:00","message":"x"}';
  assertEquals((await read(line)).map((message) => Math.round(message.receivedAt)), [MESSAGE.receivedAt]);
});

Deno.test("readRecording() names the file and line of an invalid line", async () => {
  const good = formatRecordingLine(MESSAGE);
  await assertRejects(() => read(good + "{\n"), RecordingError, "in.ndjson:2: not JSON");
  await assertRejects(() => read("[]"), RecordingError, "in.ndjson:1: expected {");
  await assertRejects(() => read('{"producer":1,"received_at":"x","message":""}'), RecordingError, "in.ndjson:1");
  await assertRejects(
    () => read('{"producer":"a","received_at":"yesterday","message":""}'),
    RecordingError,
    'received_at must be ISO 8601, found "yesterday"',
  );
});

Deno.test("readRecording() reads the recording of a killed recorder, and reports the truncated line", async () => {
  const whole = new TextEncoder().encode(formatRecordingLine(MESSAGE) + formatRecordingLine(MESSAGE));
  for (const missing of [2, 40, whole.length / 2 - 1]) {
    const reported: string[] = [];
    const stream = ReadableStream.from([whole.slice(0, 100), whole.slice(100, whole.length - missing)]);
    const found = await Array.fromAsync(readRecording(stream, "in.ndjson", (what) => reported.push(what)));
    assertEquals(found, [MESSAGE]);
    assertEquals(reported, ["in.ndjson:2: the file is truncated in this line"]);
  }
});
