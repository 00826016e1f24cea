/** A million malformed messages: real messages with damaged structure, through real sockets, beside a good producer. */
import { assert } from "../support/assert.ts";
import { growth } from "../support/flat_memory.ts";
import { mutateMessage } from "../support/mutate_message.ts";
import { type Script, ScriptedProducer } from "../support/scripted_producer.ts";
import { seeded } from "../support/crash_random.ts";
import { strictTest } from "../support/strict.ts";
import { encodeFrame, OPCODES } from "../support/web_socket_frames.ts";
import { recordedMessages } from "../support/wire_fixtures.ts";
import { pause } from "./pause.ts";
import { residentKb } from "./resident.ts";
import { siege } from "./siege.ts";

const MESSAGES = Number(Deno.env.get("MALFORMED_MESSAGES") ?? 1_000_000);
const LINKS = 6;
/** Together they send 12,000 a second: each stays below what counts as a flood, and the engine keeps up on two cores. */
const BATCH = 20;
const BATCH_MS = 10;
/** The whole dataframe of 89 kB is sent rarely, or nothing else would be tested. */
const WHOLE_EVERY = 1_000;
const WHOLE_LENGTH = 10_000;
const MAX_STALL_MS = 250;
const SAMPLE_MS = 500;
const PING_MS = 20;

strictTest("1,000,000 malformed messages: memory is flat, no ping waits for 250 ms and no good signal for a second", {
  ignore: Deno.build.os !== "linux", // memory is read from /proc
}, async () => {
  const random = seeded(20261123);
  const real = recordedMessages();
  const short = real.filter(({ length }) => length < WHOLE_LENGTH);
  const whole = real.filter(({ length }) => length >= WHOLE_LENGTH);
  let sent = 0;
  const done = Promise.withResolvers<void>();
  const next = (): Uint8Array => {
    const list = sent % WHOLE_EVERY === 0 ? whole : short;
    if (++sent === MESSAGES) done.resolve();
    return encodeFrame(mutateMessage(list[sent % list.length] ?? "{}", random));
  };
  const attacked = Promise.withResolvers<void>();
  const script: Script = async (visit) => {
    await visit.open();
    await Promise.race([attacked.promise, visit.gone]);
    let due = performance.now();
    while (!visit.isGone && sent < MESSAGES) {
      for (let i = 0; i < BATCH && sent < MESSAGES && !visit.isGone; i++) await visit.raw(next());
      due += BATCH_MS;
      const rest = pause(Math.max(0, due - performance.now()));
      await Promise.race([rest.done, visit.gone]);
      rest.stop();
    }
    await visit.gone;
  };
  await using evil = new ScriptedProducer(script);
  const answersMs: number[] = [];
  let ownLagMs = 0;
  await using pinging = new ScriptedProducer(async (visit) => {
    await visit.open();
    for (let count = 1; !visit.isGone; count++) {
      const at = performance.now();
      await visit.raw(encodeFrame("", { opcode: OPCODES.ping }));
      await Promise.race([visit.frames.first(count, ({ opcode }) => opcode === OPCODES.pong), visit.gone]);
      const answered = performance.now();
      answersMs.push(answered - at);
      const rest = pause(PING_MS);
      await Promise.race([rest.done, visit.gone]);
      rest.stop();
      ownLagMs = Math.max(ownLagMs, performance.now() - answered - PING_MS);
    }
  });
  const producers = Array.from({ length: LINKS }, (_, i) => evil.settings({ name: `evil${i}` }));
  producers.push(pinging.settings({ name: "pinging" }));
  const samples: number[] = [];
  const started = performance.now();
  const { peakMb, stderr } = await siege({
    producers,
    memoryMb: 500,
    attack: async (program) => {
      attacked.resolve();
      let over = false;
      void done.promise.then(() => over = true);
      while (!over) {
        samples.push(await residentKb(program.pid, "VmRSS") / 1024);
        const rest = pause(SAMPLE_MS);
        await Promise.race([rest.done, done.promise]);
        rest.stop();
      }
    },
  });
  const { early, late } = growth(samples);
  const seconds = (performance.now() - started) / 1000;
  const slowestMs = answersMs.reduce((a, b) => Math.max(a, b), 0);
  const dropped = stderr.split("\n").filter((line) => /dropped [\d,]+ messages?:/.test(line));
  const figures = `${sent} messages in ${seconds.toFixed(0)} s over ${evil.visits.items.length} connections: ` +
    `${early.toFixed(0)} MB, then ${late.toFixed(0)} MB, at most ${peakMb.toFixed(0)} MB; the slowest of ` +
    `${answersMs.length} pings took ${slowestMs.toFixed(0)} ms, and the test itself was late by ${
      ownLagMs.toFixed(0)
    } ms; ${dropped.length} lines of dropped messages\n`;
  Deno.stdout.writeSync(new TextEncoder().encode(figures));
  assert(late <= early * 1.1 + 10, figures);
  // a busy machine delays the test as much as the program
  assert(slowestMs <= MAX_STALL_MS + ownLagMs, figures);
  assert(stderr.length < 2 ** 20, `${stderr.length} characters were logged`);
});
