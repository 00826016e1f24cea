import fc from "fast-check";
import { OutputQueue } from "../../src/delivery/output_queue.ts";
import { OutputError } from "../../src/delivery/write_stdout.ts";
import { assert, assertEquals } from "../support/assert.ts";

const NEVER = new AbortController().signal;

/** A stdout that takes so many bytes at a time; `open` lets it take any. */
class Pipe {
  readonly errors: OutputError[] = [];
  readonly queue: OutputQueue;
  readonly open = Promise.withResolvers<void>();
  #taken: Uint8Array<ArrayBuffer>[] = [];

  constructor(size: number, fails: (written: number) => Error | null = () => null) {
    const write = async (bytes: Uint8Array): Promise<number> => {
      await this.open.promise;
      const error = fails(this.#taken.length);
      if (error !== null) throw error;
      this.#taken.push(new Uint8Array(bytes.subarray(0, size)));
      return Math.min(size, bytes.length);
    };
    this.queue = new OutputQueue({ write, onError: (error) => this.errors.push(error) });
  }

  async text(): Promise<string> {
    return await new Blob(this.#taken).text();
  }
}

Deno.test("OutputQueue writes every text whole and in its order, however little is taken at a time", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: "grapheme" })), fc.integer({ min: 1, max: 9 }), async (texts, size) => {
      const pipe = new Pipe(size);
      pipe.open.resolve();
      for (const [i, text] of texts.entries()) {
        pipe.queue.put(text);
        if (i % 3 === 0) await Promise.resolve();
      }
      assertEquals(await pipe.queue.flushed(NEVER), true);
      assertEquals([await pipe.text(), pipe.errors], [texts.join(""), []]);
    }),
  );
});

Deno.test("OutputQueue.flushed() is false when it is aborted while a reader stands still, and true once that reads again", async () => {
  const pipe = new Pipe(100);
  pipe.queue.put("a");
  assertEquals(await pipe.queue.flushed(AbortSignal.abort()), false);
  const stop = new AbortController();
  const flushed = pipe.queue.flushed(stop.signal);
  stop.abort();
  assertEquals(await flushed, false);
  pipe.queue.put("b");
  pipe.open.resolve();
  assertEquals([await pipe.queue.flushed(NEVER), await pipe.text()], [true, "ab"]);
});

Deno.test("OutputQueue tells an error once, and writes nothing from then on", async () => {
  const pipe = new Pipe(2, (written) => written < 2 ? null : new Deno.errors.BrokenPipe("x"));
  pipe.queue.put("abcdef");
  pipe.open.resolve();
  assertEquals(await pipe.queue.flushed(NEVER), false);
  pipe.queue.put("more");
  assertEquals(await pipe.queue.flushed(NEVER), false);
  assertEquals(await pipe.text(), "abcd");
  assertEquals(pipe.errors.map(({ message }) => message), ["stdout can't be written: its reader is gone"]);
  assert(pipe.errors[0] instanceof OutputError);
});

Deno.test("OutputQueue tries again when a pipe takes nothing at the moment", async () => {
  const fails = [new Deno.errors.WouldBlock("x"), new Deno.errors.WouldBlock("x")];
  const pipe = new Pipe(100, () => fails.pop() ?? null);
  pipe.open.resolve();
  pipe.queue.put("a");
  assertEquals([await pipe.queue.flushed(NEVER), await pipe.text(), pipe.errors.length], [true, "a", 0]);
});

Deno.test("OutputQueue fails when a reader has stopped reading and far too much waits", () => {
  const pipe = new Pipe(1);
  const megabyte = "x".repeat(1 << 20);
  for (let i = 0; i < 16; i++) pipe.queue.put(megabyte);
  assertEquals(pipe.errors.length, 0);
  for (let i = 0; i < 3; i++) pipe.queue.put(megabyte);
  assertEquals(pipe.errors.map(({ message }) => message), [
    "stdout can't be written: its reader has stopped reading, and too much is waiting",
  ]);
});
