import { MAX_LINES, PrintBudget } from "../../../src/engine/worker/print_budget.ts";
import { assertEquals } from "../../support/assert.ts";

Deno.test("PrintBudget lets a hundred lines a second through, and counts the others", () => {
  const budget = new PrintBudget();
  const taken = Array.from({ length: MAX_LINES + 5 }, () => budget.take(0));
  assertEquals(taken.filter((isPrinted) => isPrinted).length, MAX_LINES);
  assertEquals([budget.takeDropped(), budget.takeDropped()], [5, 0]);
  assertEquals([budget.take(999), budget.take(1000)], [false, true]);
});
