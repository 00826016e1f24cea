import { ConfigReload } from "../../src/app/config_reload.ts";
import { readConfig } from "../../src/app/read_config.ts";
import { applyOptions } from "../../src/app/run_config.ts";
import { StrategyLoadError } from "../../src/engine/wire/strategy_load_error.ts";
import type { ConsumerEvent } from "../../src/events.ts";
import { routeTo } from "../delivery/outbox_support.ts";
import { assertEquals } from "../support/assert.ts";
import { FakeSink } from "../support/fake_sink.ts";
import { strictTest } from "../support/strict.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { configOf, NOBODY } from "../cli/support.ts";

strictTest("ConfigReload disposes of the new sinks when the new strategies can't be loaded", async () => {
  await using folder = await TempFolder.make();
  const write = (strategy: string, sink: string): Promise<string> =>
    folder.write("c.json", configOf([NOBODY], {}, { strategies: [strategy], sinks: [{ type: "stdout", name: sink }] }));
  const path = await write("old.ts", "old");
  const commandLine = {
    ...{ config: [path], strategy: [], logLevel: null, logFormat: null, output: null },
    color: false,
  };
  const runConfig = applyOptions(await readConfig(commandLine), commandLine);
  await write("broken.ts", "new");
  const sink = new FakeSink(), events: ConsumerEvent[] = [], changes: string[] = [];
  const reported = Promise.withResolvers<void>();
  await using reload = new ConfigReload({
    runConfig,
    commandLine,
    host: { reload: () => Promise.reject(new StrategyLoadError("broken.ts: it is broken")) },
    links: { change: () => changes.push("links") },
    deliveries: {
      createRoutes: () => Promise.resolve([routeTo(sink)]),
      change: () => Promise.resolve(void changes.push("sinks")),
    },
    watch: () => null,
    onEvent: (event) => {
      events.push(event);
      reported.resolve();
    },
  }, null);
  reload.request();
  await reported.promise;
  assertEquals(events, [{ type: "config_not_reloaded", problem: "broken.ts: it is broken" }]);
  assertEquals([changes, sink.disposals], [[], 1]);
  assertEquals(reload.current, runConfig);
});
