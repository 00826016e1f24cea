/** Hostile strategies and producers against the compiled binary, beside good ones: the same on an older Deno. */
import { answers, whitelist } from "../cli/live.ts";
import { ATTACK_PAIR, attackFeed } from "./attack_feed.ts";
import { GOOD_PAIR } from "./good_producer.ts";
import { fileOf, type Siege, siege, type SiegeEnd } from "./siege.ts";
import { assert, assertEquals, assertMatch, assertNotMatch, assertStringIncludes } from "../support/assert.ts";
import { type Script, ScriptedProducer } from "../support/scripted_producer.ts";
import { encodeFrame, OPCODES } from "../support/web_socket_frames.ts";
import { CAN_COMPILE, compileProgram, SKIPPED } from "../compile/compile_program.ts";

const MEGABYTE = 1024 * 1024;

/** What these try is in the tags of their signals. */
const RUNNING = ["compile_text", "patch_module", "pollute_builtins", "reach_process"];
const OTHERS = ["changes_fields", "fails_later", "fakes_frame", "prints_endlessly", "prints_megabytes", "throws_oddly"];
/** They use their whole time limit, so that few of them can run beside a good one that must not be late. */
const ENDLESS = [["endless_loop", "endless_promises"], ["endless_timers", "endless_timer_at_load"]];

/** What the log says when the strategy was stopped. Nobody knows whose timer it is that was set while modules load. */
const STOPPED: Readonly<Record<string, string>> = { endless_timer_at_load: "timers that were set while" };

/** Runs attackers of tests/fixtures in the binary. Each gets a class name of its own. */
async function besiege(binary: string, names: readonly string[], more: Siege = {}): Promise<SiegeEnd> {
  await using feed = attackFeed();
  const folder = binary.replace(/\/[^/]+$/, "/strategies");
  await Deno.mkdir(folder, { recursive: true });
  const copy = async (from: string, name: string): Promise<string> => {
    const text = await Deno.readTextFile(from);
    const path = `${folder}/${name}.js`;
    await Deno.writeTextFile(path, text.replace("class Attacker", `class ${name}`));
    return path;
  };
  const strategies = await Promise.all(
    names.map((name) => copy(fileOf(`../fixtures/hostile/strategies/${name}.js`), name)),
  );
  const attack = {
    producers: [feed.settings({ name: "feed" })],
    strategies,
    consumer: { strategy_timeout: 0.2 },
    memoryMb: 600,
    ...more,
  };
  const end = await siege(attack, { executable: binary });
  for (const line of end.others) {
    const { strategy, pair, candle } = JSON.parse(line);
    assert(names.includes(strategy), line);
    assertEquals(pair, ATTACK_PAIR, line);
    assert(Date.parse(candle) <= Date.now(), line);
  }
  // deno-lint-ignore no-control-regex -- that is what must not be there
  assertNotMatch(end.stderr, /[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
  assert(end.stderr.length < MEGABYTE, `${end.stderr.length} characters were logged`);
  return end;
}

async function everyAttemptIsRefused(binary: string): Promise<void> {
  const { others, stderr } = await besiege(binary, [...RUNNING, ...OTHERS]);
  const tags = others.map((line) => JSON.parse(line)).filter(({ strategy }) => RUNNING.includes(strategy));
  assertEquals(tags.map(({ strategy, tag }) => `${strategy}: ${tag}`).sort(), RUNNING.map((n) => `${n}: all refused`));
  for (const name of ["fakes_frame", "throws_oddly"]) assertStringIncludes(stderr, `strategy "${name}" failed`);
}

async function memoryIsGivenBack(binary: string, name: string): Promise<void> {
  const { others, stderr } = await besiege(binary, [name], { consumer: {}, lateMs: 9000, memoryMb: 1500, candles: 8 });
  assertStringIncludes(stderr, `strategy "${name}" is set aside until it is reloaded`);
  assertEquals(others, []);
}

/** What a hostile producer does, and what the log says about it. */
const PRODUCERS: Readonly<Record<string, readonly [script: Script, logged: RegExp]>> = {
  "endless fragments": [async (visit) => {
    await visit.open();
    await visit.raw(encodeFrame("{", { opcode: OPCODES.text, final: false }));
    const more = encodeFrame(new Uint8Array(MEGABYTE).fill(97), { opcode: OPCODES.continuation, final: false });
    while (!visit.isGone) await visit.raw(more);
  }, /message_size_limit/],
  "endless whitelists": [async (visit) => {
    await visit.open();
    const many = new Uint8Array([...Array(4096)].flatMap(() => [...encodeFrame(whitelist("A/B"))]));
    while (!visit.isGone) await visit.raw(many);
  }, /evil.*(flood|too many)/i],
  "nonsense": [
    answers(() => [whitelist(GOOD_PAIR), "null", "{", '{"type":"\\u001b[2J"}', "[".repeat(200_000)]),
    /evil/,
  ],
};

async function producersAreBounded(binary: string): Promise<void> {
  const evil = Object.values(PRODUCERS).map(([script]) => new ScriptedProducer(script));
  try {
    const producers = evil.map((producer, i) => producer.settings({ name: `evil${i}` }));
    const { stderr } = await siege({ producers }, { executable: binary });
    for (const [, logged] of Object.values(PRODUCERS)) assertMatch(stderr, logged);
    assert(stderr.length < MEGABYTE, `${stderr.length} characters were logged`);
  } finally {
    await Promise.all(evil.map((producer) => producer[Symbol.asyncDispose]()));
  }
}

Deno.test({
  name: CAN_COMPILE ? "attacks on the compiled binary" : `attacks on the compiled binary (${SKIPPED})`,
  ignore: !CAN_COMPILE,
  async fn(t): Promise<void> {
    const folder = await Deno.makeTempDir({ prefix: "hostile-binary-" });
    try {
      const binary = await compileProgram(folder);
      await t.step("every attempt of a strategy to break out is refused", () => everyAttemptIsRefused(binary));
      for (const names of ENDLESS) {
        await t.step(`${names.join(" and ")} are stopped`, async () => {
          const { stderr } = await besiege(binary, names);
          assertEquals(stderr.includes("restarted"), false, stderr);
          for (const name of names) assertStringIncludes(stderr, STOPPED[name] ?? `strategy "${name}" is disabled`);
        });
      }
      for (const name of ["allocates_objects", "allocates_arrays"]) {
        await t.step(`after ${name} the program starts again without it`, () => memoryIsGivenBack(binary, name));
      }
      await t.step(`producers of ${Object.keys(PRODUCERS).join(", ")} are bounded`, () => producersAreBounded(binary));
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});
