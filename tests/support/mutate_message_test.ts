import { assert, assertEquals } from "./assert.ts";
import { seeded } from "./crash_random.ts";
import { mutateMessage } from "./mutate_message.ts";
import { recordedMessages } from "./wire_fixtures.ts";

Deno.test("mutated messages differ from the real ones and from each other, and most are still JSON", () => {
  const real = recordedMessages().filter(({ length }) => length < 10_000);
  const random = seeded(7);
  const mutated = Array.from({ length: 2000 }, (_, i) => mutateMessage(real[i % real.length] ?? "", random));
  assert(new Set(mutated).size > 1500);
  assert(mutated.filter((text) => real.includes(text)).length < 100);
  const parsed = mutated.filter((text) => {
    try {
      return JSON.parse(text) !== undefined;
    } catch {
      return false;
    }
  });
  assert(parsed.length > 1600 && parsed.length < 2000, `${parsed.length} of 2000 are JSON`);
  const again = seeded(7);
  assertEquals(mutateMessage(real[0] ?? "", again), mutated[0], "the same seed gives the same messages");
});
