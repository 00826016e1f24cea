/**
 * Measures what the program does about faults of the link, with toxiproxy between a real freqtrade and the program:
 * `deno task test:faults`.
 *
 * - `--write` writes the table into docs/RELIABILITY.md.
 * - `--only TEXT` runs the faults whose name contains the text.
 *
 * It exits with 1 when a fault breaks what docs/RELIABILITY.md promises, and when toxiproxy is missing. It reads /proc, so it
 * needs Linux.
 */
import { parseArgs } from "@std/cli/parse-args";
import { rootDir } from "../support/task_flags.ts";
import { FAULTS } from "./faults.ts";
import { findToxiproxy, ToxiproxyMissingError } from "./find_toxiproxy.ts";
import { type FaultResult, measureFault } from "./measure_fault.ts";
import { brokenPromises, formatResults, replaceBlock } from "./results_table.ts";
import { Stage, TIMING } from "./stage.ts";

const DOCUMENT = `${rootDir}docs/RELIABILITY.md`;
/** `sleep_time` and two seconds, and half a `sleep_time` of jitter. */
const WHOLE_LIMIT_MS = (TIMING.sleep_time * 1.5 + 2) * 1000;

Deno.exit(await main(Deno.args));

async function main(args: readonly string[]): Promise<number> {
  const { only, write } = parseArgs([...args], { string: ["only"], boolean: ["write"] });
  const faults = FAULTS.filter(({ name }) => only === undefined || name.includes(only));
  if (faults.length === 0) return fail(`no fault's name contains "${only}"`);
  try {
    await findToxiproxy();
  } catch (error) {
    if (error instanceof ToxiproxyMissingError) return fail(error.message);
    throw error;
  }
  const results: FaultResult[] = [];
  const problems: string[] = [];
  await using stage = await Stage.open();
  for (const fault of faults) {
    print(fault.name);
    const result = await measureFault(stage, fault).catch((error: Error) => error.message);
    if (typeof result === "string") {
      problems.push(`${fault.name}: ${result}`);
      print(result);
      continue;
    }
    results.push(result);
    const broken = brokenPromises(result, WHOLE_LIMIT_MS);
    problems.push(...broken);
    print(formatResults([result]).split("\n").at(-1) ?? "");
    for (const problem of broken) print(`  BROKEN ${problem}\n${stage.lastLines}`);
  }
  const table = formatResults(results);
  print(`\n${table}`);
  if (write) await Deno.writeTextFile(DOCUMENT, replaceBlock(await Deno.readTextFile(DOCUMENT), "test:faults", table));
  return problems.length === 0 ? 0 : fail(`\n${problems.join("\n")}`);
}

function fail(text: string): number {
  print(text);
  return 1;
}

function print(text: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${text}\n`));
}
