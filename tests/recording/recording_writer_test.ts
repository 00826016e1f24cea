import { gunzip } from "../../src/recording/gzip.ts";
import { formatRecordingLine, readRecording, type RecordedMessage } from "../../src/recording/recording.ts";
import { recordingPartPath, RecordingWriter } from "../../src/recording/recording_writer.ts";
import { assert, assertEquals } from "../support/assert.ts";

/** Files in memory. */
class Files {
  readonly content = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly open = new Set<string>();

  create = (path: string): { writeSync(bytes: Uint8Array): number; close(): void } => {
    this.content.set(path, new Uint8Array(0));
    this.open.add(path);
    return {
      // some of it at a time, as a file may do
      writeSync: (bytes): number => {
        const part = bytes.slice(0, 1000);
        const before = this.content.get(path) ?? new Uint8Array(0);
        this.content.set(path, new Uint8Array([...before, ...part]));
        return part.length;
      },
      close: (): void => void this.open.delete(path),
    };
  };

  async read(path: string, upTo?: number): Promise<readonly RecordedMessage[]> {
    const bytes = this.content.get(path)?.slice(0, upTo) ?? new Uint8Array(0);
    const stream = ReadableStream.from([bytes]);
    return await Array.fromAsync(readRecording(path.endsWith(".gz") ? gunzip(stream) : stream, path));
  }
}

const MESSAGES: readonly RecordedMessage[] = Array.from({ length: 50 }, (_, i) => ({
  producer: "default",
  receivedAt: Date.UTC(2026, 10, 23, 0, 0, i),
  text: `${i} ö\u2028 ${Array.from({ length: 40 }, (_, j) => Math.sin(i * j)).join()}`,
}));

function write(files: Files, path: string, maxBytes: number | null, flushEach = 1): readonly string[] {
  using writer = new RecordingWriter({ path, maxBytes, gzip: path.endsWith(".gz"), create: files.create });
  for (const [i, message] of MESSAGES.entries()) {
    writer.write(message);
    if (i % flushEach === flushEach - 1) writer.flush();
  }
  writer.flush();
  return writer.paths;
}

Deno.test("RecordingWriter without a limit writes one file, compressed or not", async () => {
  for (const path of ["out.ndjson", "out.ndjson.gz"]) {
    const files = new Files();
    assertEquals(write(files, path, null, 7), [path]);
    assertEquals(await files.read(path), [...MESSAGES]);
    assertEquals(files.open.size, 0);
  }
});

Deno.test("RecordingWriter starts another file before one exceeds the limit, and loses nothing", async () => {
  for (const path of ["out.ndjson", "out.ndjson.gz"]) {
    const files = new Files();
    const paths = write(files, path, 4_000);
    assert(paths.length > 5, paths.join());
    assertEquals(paths, [path, ...paths.slice(1).map((_, i) => recordingPartPath(path, i + 1))]);
    for (const [name, content] of files.content) assert(content.length <= 4_000, name);
    assertEquals((await Promise.all(paths.map((name) => files.read(name)))).flat(), [...MESSAGES]);
  }
});

Deno.test("RecordingWriter writes a message larger than the limit to a file of its own", () => {
  const files = new Files();
  assertEquals(write(files, "out.ndjson", 1).length, MESSAGES.length);
});

Deno.test("a compressed recording is readable up to any point where it was truncated", async () => {
  const files = new Files();
  write(files, "out.ndjson.gz", null, 10);
  const whole = files.content.get("out.ndjson.gz")?.length ?? 0;
  let before = 0;
  for (let length = 0; length <= whole; length += 997) {
    const found = await files.read("out.ndjson.gz", length);
    assertEquals(found, MESSAGES.slice(0, found.length));
    assert(found.length >= before);
    before = found.length;
  }
  assert(before >= MESSAGES.length - 10, `${before} messages`);
});

Deno.test("RecordingWriter writes uncompressed messages at once", async () => {
  const files = new Files();
  using writer = new RecordingWriter({ path: "out", maxBytes: null, gzip: false, create: files.create });
  for (const message of MESSAGES) writer.write(message);
  assertEquals(await files.read("out"), [...MESSAGES]);
  assertEquals(formatRecordingLine(MESSAGES[0] ?? { producer: "", receivedAt: 0, text: "" }).at(-1), "\n");
});

Deno.test("recordingPartPath() inserts the number before the ending", () => {
  const cases = [["out.ndjson", "out.3.ndjson"], ["d.x/out", "d.x/out.3"], ["out.gz", "out.3.gz"], [
    "a.b.c",
    "a.b.3.c",
  ]];
  for (const [path = "", part = ""] of cases) assertEquals(recordingPartPath(path, 3), part);
});
