import { formatSinks } from "../../../src/cli/check/check_sinks.ts";
import { assert, assertEquals, assertStringIncludes } from "../../support/assert.ts";
import { answers as httpAnswers } from "../../support/http_answers.ts";
import { HttpServer } from "../../support/http_server.ts";
import { ScriptedProducer } from "../../support/scripted_producer.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { answers, runningFrame, whitelist } from "../live.ts";
import { configOf, run, strategy } from "../support.ts";

const PAIR = "BTC/USDT";
const SECRET = "a-secret-in-the-path-of-a-webhook";

strictTest(
  "check asks the sinks whether they would accept signals, sends none, and returns 1 when one would not",
  async () => {
    await using folder = await TempFolder.make();
    await using producer = new ScriptedProducer(answers(() => [whitelist(PAIR), runningFrame(PAIR)]));
    const body = JSON.stringify({ id: "1", name: "signals", channel_id: "2", token: SECRET });
    const headers = { "content-type": "application/json" };
    await using server = new HttpServer(httpAnswers.status(200, { headers, body }));
    const discord = {
      type: "discord",
      webhook_url: `http://127.0.0.1:${server.port}/api/webhooks/1/${SECRET}`,
    };
    const others = [
      { type: "stdout" },
      { type: "file", path: "signals.ndjson" },
      { type: "webhook", url: `http://127.0.0.1:${server.port}/${SECRET}` },
    ];
    const checked = async (...sinks: readonly object[]): Promise<readonly [number, string]> => {
      const config = await folder.write("c.json", configOf([producer.settings()], {}, { sinks }));
      const { code, stdout, stderr } = await run(["check", "-c", config, "-s", strategy("enters.ts")]);
      assert(!(stdout + stderr).includes(SECRET), "the secret was printed");
      return [code, stdout];
    };
    const [good, text] = await checked(discord, ...others);
    assertEquals(good, 0, text);
    assertStringIncludes(text, 'sinks:      discord: webhook "signals"\n            stdout: ok\n            file: ');
    assertStringIncludes(
      text,
      `            webhook: 127.0.0.1:${server.port} answers; only a signal would test more\n`,
    );
    assertEquals(server.requests.items.map(({ method, url }) => `${method} ${url.replace(SECRET, "***")}`).sort(), [
      "GET /",
      "GET /api/webhooks/1/***",
    ]);

    const unknown = { ...discord, name: "gone", webhook_url: `http://127.0.0.1:1/api/webhooks/1/${SECRET}` };
    const [bad, why] = await checked(unknown, ...others);
    assertEquals(bad, 1, why);
    assertStringIncludes(why, "sinks:      gone (discord): 127.0.0.1:1");
  },
);

strictTest("check prints nothing about sinks when signals only go to stdout", async () => {
  await using folder = await TempFolder.make();
  await using producer = new ScriptedProducer(answers(() => [whitelist(PAIR), runningFrame(PAIR)]));
  const config = await folder.write("c.json", configOf([producer.settings()]));
  const { code, stdout } = await run(["check", "-c", config]);
  assertEquals(code, 0, stdout);
  assert(!stdout.includes("sinks:"), stdout);
});

Deno.test("formatSinks() keeps lines within the width", () => {
  const text = "http://127.0.0.1:8081 refuses username and password";
  assertEquals(formatSinks([{ name: "bot", type: "freqtrade", ok: false, text }], 60).split("\n"), [
    "sinks:      bot (freqtrade): http://127.0.0.1:8081 refuses",
    "              username and password",
    "",
  ]);
});
