import { isCompiledIn } from "../../src/app/compiled_file.ts";
import { assertEquals } from "../support/assert.ts";

Deno.test("isCompiledIn() finds the files inside a compiled program", () => {
  const program = { isCompiled: true, root: "file:///tmp/deno-compile-consumer/" };
  const inside = "file:///tmp/deno-compile-consumer/examples/strategies/consumer_strategy.ts";
  assertEquals(isCompiledIn(inside, program), true);
  assertEquals(isCompiledIn("file:///home/ada/my_strategy.ts", program), false);
  assertEquals(isCompiledIn(inside, { ...program, isCompiled: false }), false);
});

Deno.test("isCompiledIn() finds none when Deno runs the program", () => {
  assertEquals(isCompiledIn(import.meta.url), false);
});
