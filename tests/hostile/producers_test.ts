/** Hostile producers beside a good one: each is closed, refused or bounded, and no good signal is lost or late. */
import { frameText, MINUTE } from "../engine/support.ts";
import { answers, whitelist } from "../cli/live.ts";
import { assert, assertEquals, assertMatch } from "../support/assert.ts";
import { type Script, ScriptedProducer } from "../support/scripted_producer.ts";
import type { Visit } from "../support/scripted_visit.ts";
import { strictTest } from "../support/strict.ts";
import { encodeFrame, OPCODES } from "../support/web_socket_frames.ts";
import { GOOD_PAIR } from "./good_producer.ts";
import { pause } from "./pause.ts";
import { type Siege, siege, type SiegeEnd } from "./siege.ts";

const MEGABYTE = 1024 * 1024;
const YEAR = 365 * 24 * 60 * MINUTE;
const SECOND = 1000;

/** Besieges the program with one hostile producer. */
async function besiege(script: Script, more: Siege = {}): Promise<SiegeEnd> {
  await using evil = new ScriptedProducer(script);
  const seen = evil.visits.first(1);
  return await siege({
    producers: [evil.settings({ name: "evil" })],
    ...more,
    attack: async (program, folder) => {
      await seen;
      await more.attack?.(program, folder);
    },
  });
}

/** Sends the bytes again and again, as fast as they are read, until the program hangs up. */
async function flood(visit: Visit, ...parts: readonly Uint8Array[]): Promise<void> {
  while (!visit.isGone) for (const part of parts) await visit.raw(part);
}

/** One block of many small frames, so that the test itself spends little on them. */
function block(frame: Uint8Array, times = 4096): Uint8Array {
  const all = new Uint8Array(frame.length * times);
  for (let i = 0; i < times; i++) all.set(frame, i * frame.length);
  return all;
}

function second(): number {
  return Math.floor(Date.now() / SECOND) * SECOND;
}

function row(
  pair: string,
  first: number,
  rows = 1,
  extra: Readonly<Record<string, unknown>> = {},
  close = 666,
): string {
  return frameText({ pair, timeframe: "1s", first, rows, stepMs: SECOND, analyzedAt: Date.now(), close, extra });
}

strictTest("a message in endless fragments is closed at the limit", async () => {
  const begin = encodeFrame("{", { opcode: OPCODES.text, final: false });
  const more = encodeFrame(new Uint8Array(MEGABYTE).fill(97), { opcode: OPCODES.continuation, final: false });
  const { stderr } = await besiege(async (visit) => {
    await visit.open();
    await visit.raw(begin);
    await flood(visit, more);
  });
  assertMatch(stderr, /message_size_limit/);
});

strictTest("a frame that announces 2^62 bytes is closed at its header", async () => {
  const { stderr } = await besiege(async (visit) => {
    await visit.open();
    await visit.raw(encodeFrame("{", { promised: 2 ** 62 }));
    await visit.gone;
  });
  assertMatch(stderr, /message_size_limit/);
});

const TINY: Readonly<Record<string, readonly Uint8Array[]>> = {
  whitelists: [block(encodeFrame(whitelist("A/B")))],
  "empty messages": [block(encodeFrame(""))],
  "empty fragments": [
    encodeFrame("", { final: false }),
    block(encodeFrame("", { opcode: OPCODES.continuation, final: false })),
  ],
  pings: [block(encodeFrame("", { opcode: OPCODES.ping }))],
  "unknown messages": [block(encodeFrame('{"type":"nothing"}'))],
};

for (const [name, parts] of Object.entries(TINY)) {
  strictTest(`endless ${name} do not delay the good producer, and their link is closed`, async () => {
    const { stderr } = await besiege(async (visit) => {
      await visit.open();
      const [first, ...rest] = parts;
      if (first !== undefined) await visit.raw(first);
      await flood(visit, ...(rest.length === 0 ? parts : rest));
    });
    assertMatch(stderr, /evil.*(flood|too many)/i);
    assert(stderr.length < MEGABYTE, `${stderr.length} characters were logged`);
  });
}

strictTest("five floods at once do not delay the good producer", async () => {
  const script: Script = async (visit) => {
    await visit.open();
    await flood(visit, block(encodeFrame(whitelist("A/B"))));
  };
  await using evil = new ScriptedProducer(script);
  const producers = Array.from({ length: 5 }, (_, i) => evil.settings({ name: `evil${i}` }));
  await siege({ producers });
});

strictTest("rows ten years ahead and an analysis time ahead are not believed", async () => {
  const { others, stderr } = await besiege(answers(() => [whitelist(GOOD_PAIR)], async (visit) => {
    while (!visit.isGone) {
      await visit.send(row(GOOD_PAIR, second() + 10 * YEAR, 3));
      const { done, stop } = pause(200);
      await Promise.race([done, visit.gone]);
      stop();
    }
  }));
  assertEquals(others.filter((line) => line.includes("203")), []);
  assertMatch(stderr, /evil.*(ahead|future)/i);
});

strictTest("100,000 invented pairs stay within bounds and never reach the good producer", async () => {
  const { stderr } = await besiege(
    answers(() => [], async (visit) => {
      for (let i = 0; i < 100_000 && !visit.isGone; i++) await visit.send(row(`P${i}/STOLEN`, second()));
      await visit.gone;
    }),
    { candles: 10, memoryMb: 700 },
  );
  assert(stderr.length < MEGABYTE, `${stderr.length} characters were logged`);
});

strictTest("wide dataframes of many pairs stay below memory_limit", async () => {
  // 1.2 MB of cells each. Small numbers keep the message short, and one text for all keeps the test itself quick.
  const extra = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`c${i}`, i % 10]));
  const text = row("PAIR/WIDE", second() - 500_000, 500, extra);
  const { stderr } = await besiege(
    answers(() => [], async (visit) => {
      for (let i = 0; i < 700 && !visit.isGone; i++) await visit.send(text.replace("PAIR/WIDE", `P${i}/WIDE`));
      await visit.gone;
    }),
    { candles: 12, consumer: { memory_limit: 150 }, memoryMb: 700 },
  );
  assertMatch(stderr, /evil.*memory_limit/);
});

strictTest("pairs that leave holes fill neither the log nor the requests", async () => {
  const { stderr } = await besiege(
    answers(() => [], async (visit) => {
      for (let i = 0; i < 20_000 && !visit.isGone; i++) {
        await visit.send(row(`P${i % 2000}/HOLE`, second() - 900_000 + Math.floor(i / 2000) * 50_000));
      }
      await visit.gone;
    }),
    { candles: 10, memoryMb: 700 },
  );
  assert(stderr.length < MEGABYTE, `${stderr.length} characters were logged`);
});

const NONSENSE: readonly string[] = [
  "null",
  "[]",
  '"text"',
  "{",
  '{"type":"analyzed_df"}',
  '{"type":"analyzed_df","data":{"key":null,"df":null,"la":null}}',
  '{"type":"analyzed_df","data":{"key":["A","1s","spot"],"df":{"__type__":"dataframe","__value__":"{"},"la":"never"}}',
  '{"type":"whitelist","data":{"a":1}}',
  `{"type":"whitelist","data":[${'"\\u0000\\u001b[2J",'.repeat(10)}"x"]}`,
  `{"type":"${"y".repeat(100_000)}"}`,
  "[".repeat(200_000),
];

strictTest("messages without sense are ignored, and their control characters reach no terminal", async () => {
  const { stderr } = await besiege(answers(() => NONSENSE));
  // deno-lint-ignore no-control-regex -- that is what must not be there
  assert(!/[\x00-\x08\x0b-\x1f\x9b]/.test(stderr), "stderr has control characters");
  assert(stderr.length < MEGABYTE, `${stderr.length} characters were logged`);
});
