/**
 * A compressed week: eight producers with a candle a second, thousands of reconnects of all kinds, and changing whitelists:
 * `deno task test:soak [SECONDS]`. Default: 672 seconds, one for each quarter of an hour of a week.
 *
 * It prints its figures, and exits with 1 when a signal is lost or came twice, or when memory or handles grow. It reads /proc,
 * so it needs Linux.
 */
import { findFlaws, soak } from "./soak.ts";

const seconds = Number(Deno.args[0] ?? 672);
if (!(seconds >= 10)) {
  print(`${Deno.args[0]} is not a number of seconds: give at least 10`);
  Deno.exit(1);
}
const figures = await soak(seconds, print);
const { stderr, lost, ...rest } = figures;
print(JSON.stringify({ ...rest, lost: lost.length }, null, 2));
const flaws = findFlaws(figures);
if (flaws.length > 0) {
  print(stderr.slice(-10_000));
  print(flaws.join("\n"));
}
Deno.exit(flaws.length === 0 ? 0 : 1);

function print(text: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${text}\n`));
}
