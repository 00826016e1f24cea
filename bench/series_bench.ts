import { SERIES_OPERATIONS } from "./support/series_operations.ts";

for (const { name, run } of SERIES_OPERATIONS) {
  Deno.bench(name, () => {
    run();
  });
}
