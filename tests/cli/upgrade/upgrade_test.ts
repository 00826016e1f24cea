import { assertEquals, assertStringIncludes } from "../../support/assert.ts";
import { run } from "../support.ts";

Deno.test("a clone is not upgraded: the command says what to type, and exits with code 2", async () => {
  for (const args of [["upgrade"], ["upgrade", "--check"]]) {
    const { code, stdout, stderr } = await run(args);
    assertEquals([code, stdout], [2, ""]);
    assertEquals(stderr, "consumer: this consumer runs from its source: run git pull in the clone's folder");
  }
});

Deno.test("a container is recognised by what its image sets", async () => {
  const { code, stderr } = await run(["upgrade"], { env: { CONSUMER_INSTALL: "container" } });
  assertEquals(code, 2);
  assertStringIncludes(stderr, "pull a newer image");
});
