import { assert, assertEquals, assertMatch, assertStringIncludes } from "../../support/assert.ts";
import { Program } from "../../support/program.ts";
import { type Script, ScriptedProducer } from "../../support/scripted_producer.ts";
import { scripts } from "../../support/scripts.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { answers, runningFrame, whitelist } from "../live.ts";
import { configOf, endsBy, PATIENCE_MS, strategy, TOKEN } from "../support.ts";

const PAIRS = ["BTC/USDT", "ETH/USDT", "SOL/USDT:USDT"];
const GOOD: Script = answers(() => [whitelist(...PAIRS), ...PAIRS.map((pair) => runningFrame(pair))]);
const FIELDS = [
  ...["id", "time", "strategy", "pair", "timeframe", "candle", "action", "side", "tag", "price", "producer"],
  "analyzed_at",
];

strictTest("run writes only signals to stdout, one line of JSON each, and its log to stderr", async () => {
  await using folder = await TempFolder.make();
  await using producer = new ScriptedProducer(GOOD);
  const config = await folder.write("c.json", configOf([producer.settings()]));
  await using program = await Program.start(["-c", config, "-s", strategy("enters.ts")]);
  for (const pair of PAIRS) {
    const signal = await program.signal((found) => found.pair === pair, PATIENCE_MS);
    assertEquals(Object.keys(signal), FIELDS);
    assertEquals([signal.action, signal.side, signal.tag, signal.price], ["enter", "long", "€ always", 100]);
  }
  const { stdout, stderr } = await endsBy(program, "SIGINT");
  assertEquals(stdout.split("\n").length, PAIRS.length);
  for (const line of stderr.split("\n")) {
    assertMatch(line, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z +(info|warning) +(program|link|engine) +\S/);
  }
  assertStringIncludes(stderr, 'producer "default": connected');
  assertStringIncludes(stderr, 'engine started with strategy "Enters"');
});

strictTest("run writes readable signals with output pretty and a JSON log with --log-format json", async () => {
  await using folder = await TempFolder.make();
  await using producer = new ScriptedProducer(GOOD);
  const config = await folder.write("c.json", configOf([producer.settings()], {}, { output: "pretty" }));
  const args = ["-c", config, "-s", strategy("enters.ts"), "--log-format", "json", "--log-level", "debug"];
  await using program = await Program.start(args);
  const at = await program.stdout.find((line) => line.includes("SOL"), PATIENCE_MS);
  assertMatch(
    program.stdout.lines[at] ?? "",
    /^\d\d:\d\d:\d\d UTC {2}enter long {3}SOL\/USDT:USDT {2}100 {2}tag "€ always" {2}Enters$/,
  );
  const next = await program.stdout.find((line) => line.startsWith(" "), PATIENCE_MS, at);
  assertMatch(program.stdout.lines[next] ?? "", /^ {14}5m candle \d{4}-\d\d-\d\d \d\d:\d\d UTC$/);
  const { stderr } = await endsBy(program, "SIGTERM");
  const types = stderr.split("\n").map((line) => JSON.parse(line).properties.event?.type);
  for (
    const type of ["link_opened", "engine_started", "whitelist_received", "frame_updated", "signal", "link_closed"]
  ) {
    assert(types.includes(type), `${type} is missing among ${types}`);
  }
});

strictTest("a refused token is reported and retried while another producer works", async () => {
  await using folder = await TempFolder.make();
  await using good = new ScriptedProducer(GOOD);
  await using strict = new ScriptedProducer(scripts.withToken("another", GOOD));
  const producers = [strict.settings({ name: "gpu" }), good.settings()];
  const config = await folder.write("c.json", configOf(producers, { sleep_time: 0.1 }));
  await using program = await Program.start(["-c", config, "-s", strategy("enters.ts")]);
  await program.signal((signal) => signal.producer === "default", PATIENCE_MS);
  await strict.visits.first(2);
  const { stderr } = await endsBy(program, "SIGINT");
  assertStringIncludes(stderr, `producer "gpu" at 127.0.0.1:${strict.port} refused the ws_token (HTTP 403): compare`);
  assertStringIncludes(stderr, "; retrying in 100 ms");
  assert(!stderr.includes(encodeURIComponent(TOKEN)));
});

strictTest(
  "run reconnects after a message over message_size_limit and after a close in the middle of a message",
  async () => {
    await using folder = await TempFolder.make();
    const tooBig: Script = answers(() => [JSON.stringify({ type: "whitelist", data: ["x".repeat(2 << 20)] })]);
    await using producer = new ScriptedProducer([tooBig, scripts.dropsInMessage, GOOD]);
    const section = { message_size_limit: 1, sleep_time: 0.1 };
    const config = await folder.write("c.json", configOf([producer.settings()], section));
    await using program = await Program.start(["-c", config, "-s", strategy("enters.ts")]);
    await program.signal(({ pair }) => pair === "BTC/USDT", PATIENCE_MS);
    assertEquals(producer.visits.items.length, 3);
    const { stderr } = await endsBy(program, "SIGINT");
    assertMatch(stderr, /sent a message of 2(\.\d+)? MB, over the limit of 1 MB: raise message_size_limit/);
    assertMatch(stderr, /the connection broke \(.*\): is the producer still running\?/);
    assert(!stderr.includes("xxx"), "the log contains the message");
  },
);
