import type { Signal } from "../../../src/signal.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../../support/assert.ts";
import { Program } from "../../support/program.ts";
import { strictTest } from "../../support/strict.ts";
import { rootDir, taskWords } from "../../support/task_flags.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { assertNoTrace, endsBy, PATIENCE_MS, run } from "../support.ts";

const DEMO_LIMIT_MS = 15_000;

/** Returns a port that was free a moment ago. */
function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

strictTest("the task demo prints a signal within 15 seconds and ends by Ctrl-C within one", async () => {
  const [, ...words] = await taskWords("demo");
  await using program = await Program.start([...words, "--output", "json"], { executable: Deno.execPath() });
  const signal = await program.signal(() => true, DEMO_LIMIT_MS);
  assertEquals([signal.strategy, signal.timeframe, signal.producer], ["ConsumerStrategy", "5m", "default"]);
  const { stderr } = await endsBy(program, "SIGINT");
  assertMatch(stderr, /^A producer with made-up candles listens on 127\.0\.0\.1:\d+ \(ws_token demo_ws_token\)\.\n/);
});

strictTest("config.example.jsonc follows the producer of consumer demo", async () => {
  await using folder = await TempFolder.make();
  const port = freePort();
  const example = await Deno.readTextFile(`${rootDir}config.example.jsonc`);
  const config = await folder.write(
    "config.jsonc",
    example.replace('"port": 8080', `"port": ${port}`).replace('["./examples/', `["${rootDir}examples/`),
  );
  assert((await Deno.readTextFile(config)).includes(`"port": ${port}`));
  await using demo = await Program.start(["demo", "--port", String(port), "--output", "json"]);
  await demo.stderr.find((line) => line.includes("connected"), PATIENCE_MS);
  await using consumer = await Program.start(["--config", config]);
  const both = await Promise.all([demo, consumer].map((program) => program.signal(() => true, DEMO_LIMIT_MS)));
  const key = ({ id, pair, action }: Signal): string => `${pair} ${action} ${id}`;
  assertEquals(new Set(both.map(key)).size, 1, "the two do not agree on the first signal");
  const checked = await run(["check", "--config", config]);
  assertEquals(checked.code, 0, checked.stdout);
  assertStringIncludes(checked.stdout, "│ 8: BTC/USDT, ETH/USDT,");
  await Promise.all([endsBy(demo, "SIGTERM"), endsBy(consumer, "SIGTERM")]);
});

strictTest("demo fails when the requested port is taken, and uses any free port by default", async () => {
  using taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { code, stdout, stderr } = await run(["demo", "--port", String(taken.addr.port)]);
  assertEquals([code, stdout], [1, ""]);
  assertEquals(
    stderr,
    `consumer: port ${taken.addr.port} is taken: choose another --port, or omit it to use any free port`,
  );
});

strictTest("the demo task reports missing permissions for a strategy in a folder that it may not read", async () => {
  await using folder = await TempFolder.make();
  const [, ...words] = await taskWords("demo");
  const own = await folder.write(
    "own.ts",
    'import { Strategy } from "consumer";\nexport default class A extends Strategy {}\n',
  );
  const args = [...words, "--port", String(freePort()), "--strategy", own];
  await using program = await Program.start(args, { executable: Deno.execPath() });
  const end = await program.ended();
  assertEquals([end.code, end.stdout], [2, ""], end.stderr);
  assertStringIncludes(
    end.stderr,
    "consumer: the program was started without the permissions that the strategies need",
  );
  assertNoTrace(end);
});
