/** Strategies that nothing but the program's end can stop: the supervisor starts it again. */
import { answers, whitelist } from "../cli/live.ts";
import { assertEquals, assertStringIncludes } from "../support/assert.ts";
import { ScriptedProducer } from "../support/scripted_producer.ts";
import { strictTest } from "../support/strict.ts";
import { ATTACK_PAIR, attackFrame } from "./attack_feed.ts";
import { fileOf, siege } from "./siege.ts";

/** How long the memory may take to fill up, and the program to start again. */
const LATE_MS = 9000;

for (const name of ["allocates_objects", "allocates_arrays"]) {
  strictTest(`after the strategy ${name} the program starts again without it, and others go on`, async () => {
    await using feed = new ScriptedProducer(answers(() => [whitelist(ATTACK_PAIR), attackFrame()]));
    const { stderr, others } = await siege({
      producers: [feed.settings({ name: "feed" })],
      strategies: [fileOf(`../fixtures/hostile/strategies/${name}.js`)],
      lateMs: LATE_MS,
      memoryMb: 1500,
      candles: 8,
    });
    assertStringIncludes(stderr, 'strategy "Attacker" is set aside until it is reloaded');
    assertEquals(others, []);
    assertEquals(stderr.split("restarted after").length, 2, stderr);
  });
}
