import fc from "fast-check";
import { OutputQueue } from "../../src/terminal/output_queue.ts";
import { OutputError } from "../../src/terminal/stdout.ts";
import { assert, assertEquals } from "../support/assert.ts";

const NEVER = new AbortController().signal;

/** A stdout that accepts a limited number of bytes at a time, once `open` is resolved. */
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

Deno.test("OutputQueue writes every text completely and in order, in writes of any size", async () => {
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

Deno.test("OutputQueue.flushed() returns false when it is aborted while the reader does not read, and true once it reads again", async () => {
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

Deno.test("OutputQueue reports an error once, and writes nothing after it", async () => {
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

Deno.test("OutputQueue retries when a pipe is full", async () => {
  const fails = [new Deno.errors.WouldBlock("x"), new Deno.errors.WouldBlock("x")];
  const pipe = new Pipe(100, () => fails.pop() ?? null);
  pipe.open.resolve();
  pipe.queue.put("a");
  assertEquals([await pipe.queue.flushed(NEVER), await pipe.text(), pipe.errors.length], [true, "a", 0]);
});

Deno.test("OutputQueue fails when the reader has stopped reading and too much text is pending", () => {
  const pipe = new Pipe(1);
  const megabyte = "x".repeat(1 << 20);
  for (let i = 0; i < 16; i++) pipe.queue.put(megabyte);
  assertEquals(pipe.errors.length, 0);
  for (let i = 0; i < 3; i++) pipe.queue.put(megabyte);
  assertEquals(pipe.errors.map(({ message }) => message), [
    "stdout can't be written: its reader has stopped reading, and too much text is pending",
  ]);
});

Deno.test("OutputQueue accepts any amount over time when its reader keeps up", async () => {
  const pipe = new Pipe(1 << 20);
  pipe.open.resolve();
  const megabyte = "x".repeat(1 << 20);
  for (let i = 0; i < 40; i++) {
    pipe.queue.put(megabyte);
    assertEquals(await pipe.queue.flushed(NEVER), true);
  }
  assertEquals(pipe.errors, []);
});

Deno.test("OutputQueue counts text that arrives during a write as pending until it is written", async () => {
  const errors: OutputError[] = [];
  const started = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const gate = Promise.withResolvers<number>();
  let writes = 0;
  const write = (bytes: Uint8Array): Promise<number> => {
    started[writes]?.resolve();
    return writes++ === 0 ? Promise.resolve(bytes.length) : gate.promise;
  };
  const queue = new OutputQueue({ write, onError: (error) => errors.push(error) });
  const megabytes = (count: number): string => "x".repeat(count << 20);
  queue.put(megabytes(6));
  queue.put(megabytes(6));
  await started[1]?.promise;
  // the first six are written, the second six are pending
  queue.put(megabytes(10));
  assertEquals(errors.length, 0);
  queue.put("x");
  assertEquals(errors.length, 1);
  gate.resolve(6 << 20);
  await queue.flushed(NEVER);
});

Deno.test("OutputQueue.flushed() leaves no listener on its signal", async () => {
  const pipe = new Pipe(100);
  const { signal, listeners, abort } = countedSignal();
  pipe.queue.put("a");
  const written = pipe.queue.flushed(signal);
  assertEquals(listeners.size, 1);
  pipe.open.resolve();
  assertEquals([await written, listeners.size], [true, 0]);
  for (let i = 0; i < 3; i++) await pipe.queue.flushed(signal);
  assertEquals(listeners.size, 0);
  const stuck = new Pipe(100);
  stuck.queue.put("a");
  const aborted = stuck.queue.flushed(signal);
  abort();
  assertEquals([await aborted, listeners.size], [false, 0]);
});

/** Creates a signal whose listeners can be counted. */
function countedSignal(): {
  readonly signal: AbortSignal;
  readonly listeners: Set<unknown>;
  readonly abort: () => void;
} {
  const controller = new AbortController();
  const { signal } = controller;
  const listeners = new Set<unknown>();
  const add = signal.addEventListener.bind(signal), remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (type: string, listener: EventListener, options?: AddEventListenerOptions): void => {
    listeners.add(listener);
    add(type, listener, options);
  };
  signal.removeEventListener = (type: string, listener: EventListener): void => {
    listeners.delete(listener);
    remove(type, listener);
  };
  return { signal, listeners, abort: () => controller.abort() };
}

Deno.test("OutputQueue.flushed() returns true even if text arrives at the moment when everything is written", async () => {
  for (let later = 0; later < 20; later++) {
    const pipe = new Pipe(100);
    pipe.queue.put("first\n");
    const flushed = pipe.queue.flushed(NEVER);
    pipe.open.resolve();
    for (let i = 0; i < later; i++) await Promise.resolve();
    pipe.queue.put("second\n");
    assertEquals(await flushed, true, `after ${later} turns`);
    await pipe.queue.flushed(NEVER);
  }
});

Deno.test("OutputQueue.flushed() waits for text that is pending when it is called, not for later text", async () => {
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let writes = 0;
  const write = async (bytes: Uint8Array): Promise<number> => {
    await gates[writes++]?.promise;
    return bytes.length;
  };
  const queue = new OutputQueue({ write, onError: (error) => assertEquals(error, null) });
  queue.put("first\n");
  const first = queue.flushed(NEVER);
  queue.put("second\n");
  gates[0]?.resolve();
  assertEquals(await first, true);
  assert(!queue.isEmpty);
  gates[1]?.resolve();
  assertEquals(await queue.flushed(NEVER), true);
});
