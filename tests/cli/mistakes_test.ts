import { assertEquals, assertMatch, assertStringIncludes } from "../support/assert.ts";
import { strictTest } from "../support/strict.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { configOf, CONSUMER_STRATEGY, fixture, NOBODY, run, strategy, TOKEN } from "./support.ts";

strictTest("a wrong command line ends with 2, a line that says what is wrong, and a pointer to --help", async () => {
  const cases: readonly (readonly [readonly string[], string])[] = [
    [[], "consumer: --config FILE is missing: consumer run --config FILE"],
    [["--confg", "c.json"], "consumer: unknown flag --confg (did you mean --config?)"],
    [["recrod"], 'consumer: there is no command "recrod" (did you mean record?)'],
    [["demo", "-c", "c.json"], "consumer: consumer demo takes no --config: it has its own config"],
  ];
  for (const [args, message] of cases) {
    const { code, stdout, stderr } = await run(args);
    assertEquals([code, stdout], [2, ""], stderr);
    assertStringIncludes(stderr, message);
    assertEquals(stderr.split("\n").at(-1), "Run consumer --help for usage.");
  }
});

strictTest("a config that can't be read or parsed exits with 2 and names file, line and column", async () => {
  await using folder = await TempFolder.make();
  const syntax = await folder.write(
    "syntax.json",
    '{\n  "external_message_consumer": {\n    "enabled": true\n    "x"\n',
  );
  for (
    const [path, message] of [
      [`${folder.path}/none.json`, "cannot be read: no such file"],
      [folder.path, "cannot be read: "],
      [syntax, "syntax.json:4:5"],
    ] as const
  ) {
    const { code, stdout, stderr } = await run(["-c", path, "-s", CONSUMER_STRATEGY]);
    assertEquals([code, stdout], [2, ""], stderr);
    assertStringIncludes(stderr, message);
  }
});

strictTest("all mistakes in a config are reported at once, with suggestions and without the token", async () => {
  await using folder = await TempFolder.make();
  const config = configOf([NOBODY, { ...NOBODY, port: 70_000 }], { sleep_tme: 5 }, { strategy: [] });
  const path = await folder.write("c.json", JSON.stringify({ ...config, trading_mode: "casino" }, null, 2));
  for (const command of [[], ["check"], ["record", `${folder.path}/out`], ["replay", fixture("walk.ndjson")]]) {
    const { code, stdout, stderr } = await run([...command, "-c", path]);
    assertEquals([code, stdout], [2, ""], stderr);
    assertMatch(stderr, /did you mean "?sleep_time/);
    assertMatch(stderr, /did you mean "?strategies/);
    for (const line of stderr.split("\n")) assertMatch(line, /c\.json:\d+: [\w.[\]]+: /);
    for (const found of ["70000", "casino"]) assertStringIncludes(stderr, found);
  }
});

strictTest(
  "enabled: false makes every command log one line and exit with 0, even when the section has mistakes",
  async () => {
    await using folder = await TempFolder.make();
    const section = { enabled: false, producers: "none", sleep_tme: 1 };
    const path = await folder.write("c.json", { external_message_consumer: section });
    const out = `${folder.path}/out.ndjson`;
    for (const command of [[], ["run"], ["check"], ["record", out], ["replay", `${folder.path}/none.ndjson`]]) {
      const { code, stdout, stderr } = await run([...command, "-c", path], { mayWrite: folder.path });
      assertEquals([code, stdout], [0, ""], stderr);
      assertMatch(stderr, /^external_message_consumer\.enabled is false in the config: [^\n]+$/);
    }
    assertEquals((await Array.fromAsync(Deno.readDir(folder.path))).map(({ name }) => name), ["c.json"]);
  },
);

strictTest("an unusable strategy exits with 2 and a message that says where and why", async () => {
  await using folder = await TempFolder.make();
  const config = await folder.write("c.json", configOf([NOBODY]));
  const syntax = await folder.write(
    "syntax.ts",
    'import { Strategy } from "consumer";\nexport default class A extends Strategy {\n  timeframe = = "5m";\n}\n',
  );
  const cases: readonly (readonly [string, string | RegExp])[] = [
    [`${folder.path}/none.ts`, "none.ts: the file does not exist"],
    [syntax, "syntax.ts:3:15"],
    [folder.path, "is a folder: name a strategy module"],
    [
      await folder.write("nothing.ts", "export const a = 1;\n"),
      'nothing.ts: the module has no default export: write "export default',
    ],
    [await folder.write("wrong.js", "export default function f() {}\n"), "must be a class that extends Strategy"],
    [strategy("throws_at_load.ts"), /throws_at_load\.ts:3:\d+: .*no luck/],
  ];
  for (const [path, message] of cases) {
    for (const command of [["replay", fixture("live_5m.ndjson")], ["check"], []]) {
      const { code, stdout, stderr } = await run([...command, "-c", config, "-s", path]);
      assertEquals([code, stdout], [2, ""], stderr);
      const last = stderr.slice(stderr.indexOf("consumer: "));
      if (typeof message === "string") assertStringIncludes(last, message);
      else assertMatch(last, message);
    }
  }
});

strictTest("run and replay without a strategy end with 2, before they dial", async () => {
  await using folder = await TempFolder.make();
  const config = await folder.write("c.json", configOf([NOBODY]));
  for (const command of [[], ["replay", fixture("live_5m.ndjson")]]) {
    const { code, stdout, stderr } = await run([...command, "-c", config]);
    assertEquals([code, stdout], [2, ""]);
    assertMatch(stderr, /^consumer: no strategy: name one with --strategy FILE/);
  }
});

strictTest("a token is never printed, even if the config is broken right behind it", async () => {
  await using folder = await TempFolder.make();
  const text =
    `{"external_message_consumer": {"enabled": true, "producers": [{"host": "h", "ws_token": "${TOKEN}" x}]}}`;
  const { code, stderr } = await run(["-c", await folder.write("c.json", text), "-s", CONSUMER_STRATEGY]);
  assertEquals(code, 2, stderr);
});
