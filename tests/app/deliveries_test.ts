import { Deliveries } from "../../src/app/deliveries.ts";
import { readConfig } from "../../src/app/read_config.ts";
import { applyOptions, type RunConfig } from "../../src/app/run_config.ts";
import { SinkConfigError } from "../../src/delivery/sinks/sink_config_error.ts";
import type { ConsumerEvent } from "../../src/events.ts";
import { assertEquals, assertRejects } from "../support/assert.ts";
import { HttpServer } from "../support/http_server.ts";
import { makeSignal } from "../support/signal.ts";
import { strictTest } from "../support/strict.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { rootDir } from "../support/task_flags.ts";
import { configOf, NOBODY } from "../cli/support.ts";

const CA_FILE = `${rootDir}/tests/fixtures/tls/ca.pem`;

/** Reads a config with these sinks, as the program does. */
async function readConfigWith(folder: TempFolder, sinks: readonly unknown[], file = ":memory:"): Promise<RunConfig> {
  const path = await folder.write("c.json", configOf([NOBODY], {}, { sinks, journal: { file } }));
  const line = { config: [path], strategy: [], logLevel: null, logFormat: null, output: null, color: false } as const;
  return applyOptions(await readConfig(line), line);
}

/** Opens deliveries and collects their events. */
async function openDeliveries(runConfig: RunConfig): Promise<{
  readonly deliveries: Deliveries;
  readonly events: readonly ConsumerEvent[];
}> {
  const events: ConsumerEvent[] = [];
  const deliveries = await Deliveries.open(runConfig, {
    dryRun: false,
    stop: new AbortController().signal,
    onEvent: (event) => events.push(event),
    onOutputError: (error) => {
      throw error;
    },
  });
  return { deliveries, events };
}

strictTest("Deliveries disposes of the sinks it has created when another one can't be created", async () => {
  await using folder = await TempFolder.make();
  const hook = (name: string, ca_file: string): unknown => ({
    type: "webhook",
    name,
    url: "https://a.example",
    ca_file,
  });
  const sinks = [hook("good", CA_FILE), hook("bad", "missing.pem")];
  const runConfig = await readConfigWith(folder, sinks);
  // a sink that stays open fails this test
  await assertRejects(() => openDeliveries(runConfig), SinkConfigError, "missing.pem");
  const { deliveries } = await openDeliveries(await readConfigWith(folder, []));
  await assertRejects(() => deliveries.createRoutes(runConfig.config), SinkConfigError, "missing.pem");
  await deliveries.close();
});

strictTest(
  "Deliveries passes pending signals to a changed sink, even with a journal in memory, and reports that it keeps them",
  async () => {
    await using folder = await TempFolder.make();
    await using server = new HttpServer((exchange) => exchange.gone);
    const hook = (timeout: number): readonly unknown[] => [{ type: "webhook", url: `${server.origin}/`, timeout }];
    const { deliveries, events } = await openDeliveries(await readConfigWith(folder, hook(100)));
    const now = new Date().toISOString();
    deliveries.take(makeSignal({ time: now, candle: now, analyzed_at: now }));
    await server.requests.first(1);
    const { config } = await readConfigWith(folder, hook(200));
    await deliveries.change(config, await deliveries.createRoutes(config));
    await server.requests.first(2);
    await deliveries.close();
    assertEquals(events.map((event) => event.type === "deliveries_left" ? event.kept : event.type), [
      true,
      "deliveries_resumed",
      false,
    ]);
  },
);

strictTest("Deliveries reports every sink that can't be created at once", async () => {
  await using folder = await TempFolder.make();
  const hook = (name: string): unknown => ({ type: "webhook", name, url: "https://a.example", ca_file: `${name}.pem` });
  const runConfig = await readConfigWith(folder, [hook("one"), hook("two")]);
  const { message } = await assertRejects(() => openDeliveries(runConfig), SinkConfigError);
  assertEquals(message.split("\n").map((line) => /"(\w+)": .*\w+\.pem/.exec(line)?.[1]), ["one", "two"], message);
});

strictTest("Deliveries reports pending signals as lost when the journal can't keep them", async () => {
  await using folder = await TempFolder.make();
  await folder.write("j.sqlite", "this is no database, though it has its place ".repeat(200));
  const sink = { type: "webhook", name: "hook", url: "http://127.0.0.1:1/" };
  const { deliveries, events } = await openDeliveries(await readConfigWith(folder, [sink], `${folder.path}/j.sqlite`));
  const now = new Date().toISOString();
  deliveries.take(makeSignal({ time: now, candle: now, analyzed_at: now }));
  await deliveries.close();
  const left = events.flatMap((event) => event.type === "deliveries_left" ? [event.kept] : []);
  assertEquals(left, [false]);
  const last = events.flatMap((event) => event.type === "journal_failed" ? [event.problem] : []).at(-1) ?? "";
  assertEquals(/1 signal could not be written and is lost/.test(last), true, last);
});
