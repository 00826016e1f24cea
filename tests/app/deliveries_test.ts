import { Deliveries } from "../../src/app/deliveries.ts";
import { composed, type Prepared, readConfig } from "../../src/app/prepare.ts";
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

/** A config with these sinks, as the program reads it. */
async function preparedWith(folder: TempFolder, sinks: readonly unknown[], file = ":memory:"): Promise<Prepared> {
  const path = await folder.write("c.json", configOf([NOBODY], {}, { sinks, journal: { file } }));
  const line = { config: [path], strategy: [], logLevel: null, logFormat: null, output: null, color: false } as const;
  return composed(await readConfig(line), line);
}

/** Opened on a config, and what they tell. */
async function opened(prepared: Prepared): Promise<{
  readonly deliveries: Deliveries;
  readonly events: readonly ConsumerEvent[];
}> {
  const events: ConsumerEvent[] = [];
  const deliveries = await Deliveries.open(prepared, {
    dryRun: false,
    onEvent: (event) => events.push(event),
    onOutputError: (error) => {
      throw error;
    },
  });
  return { deliveries, events };
}

strictTest("Deliveries lets go of the sinks that it has made when another can't be made", async () => {
  await using folder = await TempFolder.make();
  const hook = (name: string, ca_file: string): unknown => ({
    type: "webhook",
    name,
    url: "https://a.example",
    ca_file,
  });
  const sinks = [hook("good", CA_FILE), hook("bad", "missing.pem")];
  const prepared = await preparedWith(folder, sinks);
  // what is left open fails this test
  await assertRejects(() => opened(prepared), SinkConfigError, "missing.pem");
  const { deliveries } = await opened(await preparedWith(folder, []));
  await assertRejects(() => deliveries.routes(prepared.config), SinkConfigError, "missing.pem");
  await deliveries.close();
});

strictTest(
  "Deliveries hands on to a changed sink what waits, also with a journal in memory, and says that it is kept",
  async () => {
    await using folder = await TempFolder.make();
    await using server = new HttpServer((exchange) => exchange.gone);
    const hook = (timeout: number): readonly unknown[] => [{ type: "webhook", url: `${server.origin}/`, timeout }];
    const { deliveries, events } = await opened(await preparedWith(folder, hook(100)));
    const now = new Date().toISOString();
    deliveries.take(makeSignal({ time: now, candle: now, analyzed_at: now }));
    await server.requests.first(1);
    const { config } = await preparedWith(folder, hook(200));
    await deliveries.change(config, await deliveries.routes(config));
    await server.requests.first(2);
    await deliveries.close();
    assertEquals(events.map((event) => event.type === "deliveries_left" ? event.kept : event.type), [
      true,
      "deliveries_resumed",
      false,
    ]);
  },
);
