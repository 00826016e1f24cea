import { assertEquals } from "../support/assert.ts";
import { strictTest } from "../support/strict.ts";
import { findFlaws, soak } from "../soak/soak.ts";

strictTest("20 seconds of reconnects of all kinds lose and repeat no signal; deno task test:soak runs a week", {
  ignore: Deno.build.os !== "linux", // memory is read from /proc
}, async () => {
  const figures = await soak(20);
  assertEquals(findFlaws(figures), [], figures.stderr.slice(-5000));
});
