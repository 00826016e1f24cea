/** Hostile strategies beside a good one in the running program, on `deno run` and, where it can be made, in the binary. */
import { assert, assertEquals, assertNotMatch } from "../support/assert.ts";
import { strictTest } from "../support/strict.ts";
import { ATTACK_PAIR, attackFeed } from "./attack_feed.ts";
import { fileOf, siege } from "./siege.ts";

/** Strategies that load and then attack. */
const ATTACKERS: readonly string[] = [
  "changes_fields",
  "compile_text",
  "endless_loop",
  "endless_promises",
  "endless_timer_at_load",
  "endless_timers",
  "fails_later",
  "fakes_frame",
  "import_modules",
  "patch_module",
  "pollute_builtins",
  "prints_endlessly",
  "prints_megabytes",
  "reach_process",
  "throws_oddly",
  "writes_shared_data",
];

for (const name of ATTACKERS) {
  strictTest(`the strategy ${name} harms no other, forges no signal and writes no control characters`, async () => {
    await using feed = attackFeed();
    const { others, stderr } = await siege({
      producers: [feed.settings({ name: "feed" })],
      strategies: [fileOf(`../fixtures/hostile/strategies/${name}.js`)],
      // the good strategy waits for an evaluation that is stopped
      consumer: { strategy_timeout: 0.3 },
    });
    // What is not a genuine signal of the good strategy is a signal of the attacker in its own name, on a candle held.
    for (const line of others) {
      const { strategy, pair, candle } = JSON.parse(line);
      assertEquals([strategy, pair], ["Attacker", ATTACK_PAIR], line);
      assert(Date.parse(candle) <= Date.now(), line);
    }
    // deno-lint-ignore no-control-regex -- that is what must not be there
    assertNotMatch(stderr, /[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
    assert(stderr.length < 2 ** 20, `${stderr.length} characters were logged`);
  });
}
