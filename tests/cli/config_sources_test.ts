import { assertEquals, assertStringIncludes } from "../support/assert.ts";
import { strictTest } from "../support/strict.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { assertNoTrace, configOf, CONSUMER_STRATEGY, fixture, NOBODY, run, startInShell, TOKEN } from "./support.ts";

const REPLAY = ["replay", fixture("walk.ndjson"), "-s", CONSUMER_STRATEGY];

function linesOf(text: string): number {
  return text === "" ? 0 : text.split("\n").length;
}

strictTest("later configs override earlier ones, and environment variables override all configs", async () => {
  await using folder = await TempFolder.make();
  const first = await folder.write("1.json", { ...configOf([NOBODY]), exchange: { pair_whitelist: ["ETH/USDT"] } });
  const second = await folder.write("2.jsonc", '{ "exchange": { "pair_whitelist": ["BTC/USDT",], }, /* the later */ }');
  const both = [...REPLAY, "-c", first, "-c", second];
  const pairs = async (args: readonly string[], env = {}): Promise<readonly string[]> => {
    const { code, stdout, stderr } = await run(args, { env });
    assertEquals(code, 0, stderr);
    return [...new Set(stdout.split("\n").map((line) => JSON.parse(line).pair))];
  };
  assertEquals(await pairs([...REPLAY, "-c", first]), ["ETH/USDT"]);
  assertEquals(await pairs(both), ["BTC/USDT"]);
  assertEquals(await pairs(both, { FREQTRADE__EXCHANGE__PAIR_WHITELIST: '["SOL/.*"]' }), ["SOL/USDT"]);
});

strictTest(
  "an error in an environment variable names the variable and shows no secret values",
  async () => {
    await using folder = await TempFolder.make();
    const config = await folder.write("c.json", configOf([NOBODY]));
    const env = { FREQTRADE__EXTERNAL_MESSAGE_CONSUMER__WAIT_TIMEOUT: "soon", FREQTRADE__CONSUMER__TOKEN: TOKEN };
    const { code, stderr } = await run([...REPLAY, "-c", config], { env });
    assertEquals(code, 2);
    assertStringIncludes(stderr, "FREQTRADE__EXTERNAL_MESSAGE_CONSUMER__WAIT_TIMEOUT");
  },
);

strictTest("-c - reads the config from standard input", async () => {
  await using folder = await TempFolder.make();
  const config = await folder.write("c.json", configOf([NOBODY]));
  const direct = await run([...REPLAY, "-c", config]);
  await using program = await startInShell(`exec "$@" < "${config}"`, [...REPLAY, "-c", "-"]);
  const end = await program.ended();
  assertEquals(end, direct);
  assertEquals(linesOf(end.stdout) > 20, true);
  await using empty = await startInShell('exec "$@" < /dev/null', [...REPLAY, "--config=-"]);
  const { code, stdout, stderr } = await empty.ended();
  assertEquals([code, stdout], [2, ""], stderr);
  assertNoTrace({ stdout, stderr });
});
