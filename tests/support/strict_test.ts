import { assertEquals, assertRejects } from "./assert.ts";
import { endWithin, strictTest, TestTimeoutError } from "./strict.ts";

strictTest("endWithin() ends with the body, and passes its error on", async () => {
  let hasRun = false;
  await endWithin(60_000, () => void (hasRun = true));
  assertEquals(hasRun, true);
  await assertRejects(() => endWithin(60_000, () => Promise.reject(new RangeError("wrong"))), RangeError, "wrong");
});

strictTest("endWithin() fails when the body waits for what never happens", async () => {
  const never = Promise.withResolvers<void>();
  await assertRejects(() => endWithin(1, () => never.promise), TestTimeoutError, "within 0.001 s");
});
