import { TA_OPERATIONS } from "./support/ta_operations.ts";

for (const { name, run } of TA_OPERATIONS) {
  Deno.bench(name, () => {
    run();
  });
}
