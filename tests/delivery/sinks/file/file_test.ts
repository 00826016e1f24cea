import fc from "fast-check";
import { type OpenFile, openForAppending } from "../../../../src/delivery/sinks/file/append_file.ts";
import { FileSink, type FileSinkOptions } from "../../../../src/delivery/sinks/file/file_sink.ts";
import type { SendOutcome } from "../../../../src/delivery/sinks/sink.ts";
import type { Signal } from "../../../../src/signal.ts";
import { assert, assertEquals, assertStringIncludes } from "../../../support/assert.ts";
import { makeSignal } from "../../../support/signal.ts";
import { firstAttempt, sinkConfig } from "../../../support/sink_config.ts";
import { strictTest } from "../../../support/strict.ts";
import { TempFolder } from "../../../support/temp_folder.ts";

const NOW = Date.parse("2026-11-23T01:00:00Z");
const DELIVERED: SendOutcome = { type: "delivered", result: null };

function fileSink(path: string, keys: Readonly<Record<string, unknown>> = {}, options: FileSinkOptions = {}): FileSink {
  return new FileSink(sinkConfig("file", { path, ...keys }), { now: () => NOW, ...options });
}

function numbered(number: number): Signal {
  return makeSignal({ id: `${number}`, time: new Date(NOW).toISOString() });
}

async function sendAll(sink: FileSink, ...numbers: readonly number[]): Promise<void> {
  for (const number of numbers) assertEquals(await sink.send(numbered(number), firstAttempt()), DELIVERED);
}

/** The ids of the signals in a file; every line must be whole. */
async function idsIn(path: string): Promise<readonly number[]> {
  const text = await Deno.readTextFile(path);
  assert(text === "" || text.endsWith("\n"), "the last line is broken off");
  return text.split("\n").slice(0, -1).map((line) => Number(JSON.parse(line).id));
}

/** The ids in each file of a folder, by its name. */
async function idsByFile(folder: string): Promise<Record<string, readonly number[]>> {
  const names = (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name).sort();
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await idsIn(`${folder}/${name}`)])));
}

strictTest("FileSink creates the folder and appends lines to the file", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/a/b/signals.ndjson`;
  {
    await using sink = fileSink(path);
    assertEquals(await idsByFile(folder.path), {}); // opened on first use
    await sendAll(sink, 1, 2);
    assertEquals(await Deno.readTextFile(path), `${JSON.stringify(numbered(1))}\n${JSON.stringify(numbered(2))}\n`);
  }
  await using sink = fileSink(path);
  await sendAll(sink, 3);
  assertEquals(await idsIn(path), [1, 2, 3]);
});

strictTest("FileSink rotates before a file exceeds max_file_size, and keeps keep_files", async () => {
  const line = JSON.stringify(numbered(1)).length + 1;
  for (const keep_files of [0, 1, 3]) {
    await using folder = await TempFolder.make();
    await using sink = fileSink(`${folder.path}/s.ndjson`, { keep_files, max_file_size: 2 * line / 1e6 }, {
      now: () => NOW,
    });
    await sendAll(sink, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    const all = { "s.ndjson": [9], "s.1.ndjson": [7, 8], "s.2.ndjson": [5, 6], "s.3.ndjson": [3, 4] };
    const kept = Object.entries(all).sort().filter(([name]) => name === "s.ndjson" || Number(name[2]) <= keep_files);
    assertEquals(await idsByFile(folder.path), Object.fromEntries(kept));
  }
});

strictTest("FileSink writes a line larger than max_file_size to a file of its own", async () => {
  await using folder = await TempFolder.make();
  await using sink = fileSink(`${folder.path}/s`, { max_file_size: 0.000_001 });
  await sendAll(sink, 1, 2);
  assertEquals(await idsByFile(folder.path), { "s": [2], "s.1": [1] });
});

strictTest("FileSink rotates a file whose first line is older than max_file_age", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/s.ndjson`;
  let now = NOW;
  const options = { now: () => now };
  {
    await using sink = fileSink(path, { max_file_age: 60 }, options);
    await sendAll(sink, 1);
    now += 59_999;
    await sendAll(sink, 2);
  }
  now += 1;
  {
    await using sink = fileSink(path, { max_file_age: 60 }, options); // after a restart too
    await sendAll(sink, 3);
    now += 59_999;
    await sendAll(sink, 4);
    now += 1;
    await sendAll(sink, 5);
  }
  assertEquals(await idsByFile(folder.path), { "s.1.ndjson": [3, 4], "s.2.ndjson": [1, 2], "s.ndjson": [5] });
});

strictTest("FileSink treats an emptied file as a new one", async () => {
  await using folder = await TempFolder.make();
  let now = NOW;
  await using sink = fileSink(`${folder.path}/s.ndjson`, { max_file_age: 60 }, { now: () => now });
  await sendAll(sink, 1);
  await Deno.truncate(`${folder.path}/s.ndjson`);
  now += 59_999;
  await sendAll(sink, 2);
  now += 59_999;
  await sendAll(sink, 3);
  assertEquals(await idsByFile(folder.path), { "s.ndjson": [2, 3] });
});

strictTest("FileSink closes a gap in the numbers after a crash, and removes surplus files", async () => {
  await using folder = await TempFolder.make();
  for (const part of [2, 3, 5, 6]) await folder.write(`s.${part}.ndjson`, `${JSON.stringify(numbered(part))}\n`);
  await using sink = fileSink(`${folder.path}/s.ndjson`, { max_file_size: 0.000_001, keep_files: 4 });
  await sendAll(sink, 10, 11);
  assertEquals(await idsByFile(folder.path), {
    "s.1.ndjson": [10],
    "s.2.ndjson": [2],
    "s.3.ndjson": [3],
    "s.ndjson": [11],
  });
});

strictTest("FileSink terminates a line that a crash truncated", async () => {
  await using folder = await TempFolder.make();
  const whole = JSON.stringify(numbered(1));
  const path = await folder.write("s.ndjson", `${whole}\n${whole.slice(0, 30)}`);
  await using sink = fileSink(path);
  await sendAll(sink, 2, 3);
  const lines = (await Deno.readTextFile(path)).split("\n");
  assertEquals(lines, [whole, whole.slice(0, 30), JSON.stringify(numbered(2)), JSON.stringify(numbered(3)), ""]);
});

strictTest("FileSink creates a file again that a log rotator moved or removed", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/s.ndjson`;
  await using sink = fileSink(path);
  await sendAll(sink, 1);
  await Deno.rename(path, `${folder.path}/moved`);
  await sendAll(sink, 2);
  await Deno.rename(path, `${folder.path}/replaced`);
  await Deno.writeTextFile(path, "");
  await sendAll(sink, 3);
  await Deno.truncate(path); // copytruncate
  await sendAll(sink, 4);
  assertEquals(await idsByFile(folder.path), { "moved": [1], "replaced": [2], "s.ndjson": [4] });
  await Deno.remove(path);
  await sendAll(sink, 5);
  assertEquals(await idsIn(path), [5]);
});

/** Returns the error of Deno when a disk is full. Only a program with all permissions may write to a device. */
async function diskIsFull(): Promise<Error> {
  const script = `await Deno.writeTextFile("/dev/full", "x").catch((error) =>
    console.log(JSON.stringify({ name: error.name, message: error.message, code: error.code })))`;
  const { stdout } = await new Deno.Command(Deno.execPath(), { args: ["eval", script] }).output();
  return Object.assign(new Error(), JSON.parse(new TextDecoder().decode(stdout)));
}

strictTest("FileSink leaves no part of a line on a full disk", { ignore: Deno.build.os !== "linux" }, async () => {
  const error = await diskIsFull();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 400 }), { maxLength: 5 }), async (rooms) => {
      await using folder = await TempFolder.make();
      const path = `${folder.path}/s.ndjson`;
      let room = Infinity;
      const open = async (path: string): Promise<OpenFile> => {
        const file = await openForAppending(path);
        const write = async (bytes: Uint8Array): Promise<number> => {
          if (room === 0) throw error;
          const written = await file.write(bytes.subarray(0, Math.min(room, 100))); // short writes too
          room -= written;
          return written;
        };
        return {
          write,
          read: (buffer) => file.read(buffer),
          seek: (offset, whence) => file.seek(offset, whence),
          truncate: (size) => file.truncate(size),
          stat: () => file.stat(),
          close: () => file.close(),
        };
      };
      await using sink = fileSink(path, {}, { open });
      await sendAll(sink, 0);
      const written = [0];
      for (const [index, bytes] of rooms.entries()) {
        room = bytes;
        const outcome = await sink.send(numbered(index + 1), firstAttempt());
        if (outcome.type === "delivered") written.push(index + 1);
        else {
          const reason = `${path} can't be written: its disk is full: free some space`;
          assertEquals(outcome, { type: "failed", scope: "sink", reason });
        }
        assertEquals(await idsIn(path), written);
      }
      room = Infinity;
      await sendAll(sink, 99);
      assertEquals(await idsIn(path), [...written, 99]);
    }),
    { numRuns: 30 },
  );
});

strictTest("FileSink reports why it can't write, and continues when it can", async () => {
  await using folder = await TempFolder.make();
  const blocked = await folder.write("blocked", "");
  const path = `${blocked}/s.ndjson`;
  await using sink = fileSink(path);
  const outcome = await sink.send(numbered(1), firstAttempt());
  assert(outcome.type === "failed");
  assertEquals(outcome.scope, "sink");
  assertStringIncludes(outcome.reason, `${path} can't be written: `);
  assertEquals((await sink.check()).ok, false);
  await Deno.remove(blocked);
  await sendAll(sink, 1);
  assertEquals(await idsIn(path), [1]);

  await using inFolder = fileSink(folder.path);
  assertEquals(await inFolder.send(numbered(1), firstAttempt()), {
    type: "failed",
    scope: "sink",
    reason: `${folder.path} can't be written: it is a folder`,
  });
});

strictTest("FileSink rejects a pipe or a device", { ignore: Deno.build.os !== "linux" }, async () => {
  await using sink = fileSink("/dev/null");
  assertEquals((await sink.check()).text, "/dev/null can't be written: it is not a regular file");
});

strictTest("FileSink reports a missing permission", { permissions: { read: true, write: false } }, async () => {
  await using sink = fileSink("/no/such/folder/s.ndjson");
  const outcome = await sink.send(numbered(1), firstAttempt());
  assert(outcome.type === "failed");
  assertStringIncludes(outcome.reason, "start it with --allow-write");
});

strictTest("FileSink.check() leaves no new file behind, and does not change an existing one", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/s.ndjson`;
  await using sink = fileSink(path);
  assertEquals(await sink.check(), { ok: true, text: `${path} is writable` });
  assertEquals(await idsByFile(folder.path), {});
  await sendAll(sink, 1);
  assertEquals((await sink.check()).ok, true);
  await sendAll(sink, 2);
  assertEquals(await idsIn(path), [1, 2]);
});

strictTest("FileSink writes nothing once it is aborted", async () => {
  await using folder = await TempFolder.make();
  await using sink = fileSink(`${folder.path}/s.ndjson`);
  assertEquals((await sink.send(numbered(1), firstAttempt({ abort: AbortSignal.abort() }))).type, "failed");
  assertEquals(await idsByFile(folder.path), {});
  assertEquals(sink.preview(numbered(1)), { to: `${folder.path}/s.ndjson`, content: numbered(1) });
});
