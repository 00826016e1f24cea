import { createProgressBar, formatProgress } from "../../src/terminal/progress.ts";
import { assertEquals } from "../support/assert.ts";

Deno.test("formatProgress() keeps the length of the bar", () => {
  assertEquals(formatProgress(0, 0, 0), `${"░".repeat(24)}   0 %  0 messages  0 signals`);
  assertEquals(formatProgress(0.5, 640, 3), `${"█".repeat(12)}${"░".repeat(12)}  50 %  640 messages  3 signals`);
  assertEquals(formatProgress(1, 1, 1), `${"█".repeat(24)} 100 %  1 messages  1 signals`);
});

Deno.test("createProgressBar() draws nothing for 0 bytes", async () => {
  const bar = await createProgressBar(0);
  bar.advance(10);
  bar.draw(1, 1);
  bar.clear();
});
