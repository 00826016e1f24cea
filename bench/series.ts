/**
 * Compares each operation of Series and each indicator with pandas and TA-Lib, at 1500 rows:
 *
 *     deno task bench:series --python PATH [--only NAME]      a Python with pandas, TA-Lib and technical
 *
 * Both sides report the fastest of several runs of many calls. The exit code is 1 if an operation is slower than pandas, or
 * more than three times slower than TA-Lib's C.
 */
import { parseArgs } from "../src/std/parse_args.ts";
import { candles, type Operation, ROWS } from "./support/operation.ts";
import { print } from "./support/print.ts";
import { SERIES_OPERATIONS } from "./support/series_operations.ts";
import { TA_OPERATIONS } from "./support/ta_operations.ts";

const RUNS = 40;
const RUN_MS = 1.5;
const WARM_UP_MS = 60;
/** How many times slower than TA-Lib's C an indicator may be. */
const MAX_TIMES_C = 3;

/** The microseconds per call by operation. */
type Times = Readonly<Record<string, number>>;

interface PeerResult {
  readonly versions: string;
  readonly times: Times;
}

function measure({ run }: Operation): number {
  for (const start = performance.now(); performance.now() - start < WARM_UP_MS;) run();
  let best = Infinity;
  for (let i = 0; i < RUNS; i++) {
    const start = performance.now();
    let calls = 0;
    let spent = 0;
    while (spent < RUN_MS) {
      for (let call = 0; call < 5; call++) run();
      calls += 5;
      spent = performance.now() - start;
    }
    best = Math.min(best, spent / calls);
  }
  return best * 1000;
}

async function measurePeer(python: string, operations: readonly Operation[]): Promise<PeerResult> {
  const script = decodeURIComponent(new URL("series.py", import.meta.url).pathname);
  const process = new Deno.Command(python, { args: [script], stdin: "piped", stdout: "piped", stderr: "inherit" })
    .spawn();
  const columns = Object.fromEntries(candles.columns.map((name) => [name, candles.col(name).toArray()]));
  const expressions = Object.fromEntries(operations.map(({ name, python }) => [name, python]));
  const writer = process.stdin.getWriter();
  await writer.write(new TextEncoder().encode(JSON.stringify({ columns, expressions })));
  await writer.close();
  const { success, code, stdout } = await process.output();
  if (!success) throw new Error(`${python} exited with code ${code}`);
  return JSON.parse(new TextDecoder().decode(stdout));
}

const { python, only } = parseArgs(Deno.args, { string: ["python", "only"] });
if (typeof python !== "string" || python === "") {
  print("bench:series needs a Python with pandas, TA-Lib and technical: run deno task bench:series --python PATH");
  Deno.exit(2);
}
const operations = [...SERIES_OPERATIONS, ...TA_OPERATIONS].filter(({ name }) =>
  typeof only !== "string" || name === only
);
const peer = await measurePeer(python, operations);
print(`microseconds per call at ${ROWS} rows: Deno ${Deno.version.deno}, ${peer.versions}`);
let slow = 0;
for (const operation of operations) {
  const ours = measure(operation);
  const theirs = peer.times[operation.name] ?? NaN;
  const isC = operation.python.startsWith("talib.");
  const isTooSlow = ours > theirs * (isC ? MAX_TIMES_C : 1);
  if (isTooSlow) slow++;
  print(
    `${operation.name.padEnd(28)} ours ${ours.toFixed(1).padStart(8)}   ${isC ? "TA-Lib" : "pandas"} ${
      theirs.toFixed(1).padStart(8)
    }   ${(theirs / ours).toFixed(2).padStart(7)}x${isTooSlow ? "   too slow" : ""}`,
  );
}
print(
  `${slow} of ${operations.length} too slow (slower than pandas, or more than ${MAX_TIMES_C} times slower than TA-Lib's C)`,
);
if (slow > 0) Deno.exitCode = 1;
