import { assert, assertEquals, assertMatch, assertStringIncludes } from "../../support/assert.ts";
import { EverySink } from "../../support/every_sink.ts";
import { Program } from "../../support/program.ts";
import { ScriptedProducer } from "../../support/scripted_producer.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { answers, runningFrame, whitelist } from "../live.ts";
import { configOf, CONSUMER_STRATEGY, endsBy, fixture, NOBODY, PATIENCE_MS, run, strategy } from "../support.ts";

const PAIR = "BTC/USDT";

/** A parsed line of `--dry-run`. */
interface PreviewLine {
  readonly sink: string;
  readonly to: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly signal: string;
}

strictTest("--dry-run prints what every sink would receive, sends nothing and writes no file", async () => {
  await using folder = await TempFolder.make();
  await using producer = new ScriptedProducer(answers(() => [whitelist(PAIR), runningFrame(PAIR)]));
  await using sinks = new EverySink(folder.path);
  const strategies = [strategy("enters.ts")];
  const config = await folder.write("c.json", configOf([producer.settings()], {}, { ...sinks.section, strategies }));
  await using program = await Program.start(["-c", config, "--dry-run"]);
  await program.stdout.find((line) => line.includes('"sink":"command"'), PATIENCE_MS);
  const { stdout } = await endsBy(program, "SIGTERM");
  const lines: readonly PreviewLine[] = stdout.split("\n").map((line) => JSON.parse(line));
  assertEquals(lines.map(({ sink }) => sink), sinks.names);
  assertEquals(new Set(lines.map(({ signal }) => signal)).size, 1);
  const to = new Map(lines.map((line) => [line.sink, line]));
  assertEquals(to.get("stdout")?.content["pair"], PAIR);
  assertStringIncludes(to.get("webhook")?.to ?? "", "POST http://127.0.0.1:");
  assertEquals(to.get("webhook")?.content["body"], { pair: PAIR, price: 100 });
  assertStringIncludes(to.get("bot")?.to ?? "", "/api/v1/forceenter");
  assertEquals(to.get("bot")?.content, { pair: PAIR, side: "long", entry_tag: "€ always" });
  assertMatch(to.get("file")?.to ?? "", /signals\.ndjson$/);
  for (const secret of ["1:token", "s3cret"]) assert(!stdout.includes(secret), secret);
  assertEquals(sinks.requests, 0);
  assertEquals(Array.from(Deno.readDirSync(folder.path), ({ name }) => name), ["c.json"]);
});

strictTest("replay --dry-run prints the same for a recording, as text with --output pretty", async () => {
  await using folder = await TempFolder.make();
  const only = { actions: ["exit"], pairs: ["ETH/.*"] };
  const section = { sinks: [{ type: "webhook", url: "http://127.0.0.1:1/hook", filter: only }, { type: "stdout" }] };
  const config = await folder.write("c.json", configOf([NOBODY], {}, section));
  const args = ["replay", "-c", config, "-s", CONSUMER_STRATEGY, fixture("walk.ndjson")];
  const [signals, json, pretty] = await Promise.all([
    run(args),
    run([...args, "--dry-run"]),
    run([...args, "--dry-run", "--output", "pretty"]),
  ]);
  const found = signals.stdout.split("\n").map((line) => JSON.parse(line));
  const exits = found.filter(({ pair, action }) => pair === "ETH/USDT" && action === "exit");
  assert(exits.length > 2 && exits.length < found.length);
  const previews: readonly PreviewLine[] = json.stdout.split("\n").map((line) => JSON.parse(line));
  const idsOf = (name: string): readonly string[] =>
    previews.flatMap(({ sink, signal }) => sink === name ? [signal] : []);
  assertEquals(idsOf("stdout"), found.map(({ id }) => id));
  assertEquals(idsOf("webhook"), exits.map(({ id }) => id));
  const lines = pretty.stdout.split("\n");
  const to = (text: string): number => lines.filter((line) => line.startsWith(`    to ${text}`)).length;
  assertEquals([to("webhook: POST http://127.0.0.1:1  {"), to("stdout")], [exits.length, found.length]);
  assertEquals(lines.filter((line) => !line.startsWith(" ")).length, found.length, "one line for each signal itself");
});
