import { assert, assertEquals, assertStringIncludes } from "../../support/assert.ts";
import { HttpServer } from "../../support/http_server.ts";
import { Program } from "../../support/program.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { assertNoTrace, configOf, endsBy, NOBODY, PATIENCE_MS, run, strategy } from "../support.ts";
import { SignalFeed } from "./delivery_support.ts";

const PASSWORD = 'p<9"Kz/x&Q+7ü';
const HOOK_TOKEN = "hT7-29fk_QwLx0";
const PATH_TOKEN = "pT8kq02mVnR5zzYw";

/** Every form of a secret that an error page may show, at any place in Base64. */
function formsOf(secret: string): readonly string[] {
  const bytes = new TextEncoder().encode(secret);
  return [
    ...[secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), bytes.toHex()],
    secret.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;"),
    ...[0, 1, 2].map((before) => new Uint8Array([...new Uint8Array(before), ...bytes]).toBase64().slice(4, 12)),
  ];
}

strictTest("an error page that echoes headers, in any encoding, leaks no secret to log or journal", async () => {
  await using folder = await TempFolder.make();
  await using feed = new SignalFeed(["BTC/USDT"]);
  await using server = new HttpServer(async (exchange) => {
    const { headers, url } = exchange.request;
    const echoed = `${headers.get("authorization") ?? headers.get("x-key") ?? ""} ${url}`;
    const page = `<h1>500</h1> ${echoed} ${formsOf(PASSWORD).slice(0, 5).join(" ")} ${encodeURIComponent(echoed)}`;
    await exchange.answer(500, { headers: { "content-type": "text/html; charset=utf-8" }, body: page });
  });
  const sinks = [
    { type: "freqtrade", url: server.origin, username: "trader", password: PASSWORD },
    { type: "webhook", url: `${server.origin}/${PATH_TOKEN}`, headers: { "X-Key": HOOK_TOKEN } },
    { type: "telegram", base_url: `${server.origin}/${PATH_TOKEN}`, token: "1:" + HOOK_TOKEN, chat_id: 5 },
  ];
  const section = { hot_reload: false, sinks, journal: { file: `${folder.path}/journal.db` } };
  const config = await folder.write("c.json", configOf([feed.producer.settings()], {}, section));
  const args = ["-c", config, "-s", strategy("enters.ts"), "--log-level", "trace"];
  await using program = await Program.start(args, { mayWrite: folder.path });
  feed.frames("BTC/USDT");
  for (const name of ["freqtrade", "webhook", "telegram"]) {
    await program.stderr.find((line) => line.includes(`sink "${name}"`) && line.includes("HTTP 500"), PATIENCE_MS);
  }
  const { stdout, stderr } = await endsBy(program, "SIGTERM");
  const written = await Promise.all(
    (await Array.fromAsync(Deno.readDir(folder.path))).filter(({ name }) => name.startsWith("journal"))
      .map(async ({ name }) => new TextDecoder().decode(await Deno.readFile(`${folder.path}/${name}`))),
  );
  assert(written.some((text) => text.includes("HTTP 500")), "the journal has the reason");
  const all = [stdout, stderr, ...written].join("\n");
  assertStringIncludes(stderr, "***");
  for (const secret of [PASSWORD, HOOK_TOKEN, PATH_TOKEN]) {
    for (const form of formsOf(secret)) assert(!all.includes(form), `${form} in\n${all}`);
  }
});

strictTest("a URL with a user name is refused, and its password is shown nowhere", async () => {
  await using folder = await TempFolder.make();
  const wrong: readonly (readonly [config: unknown, expected: string])[] = [
    [configOf([{ ...NOBODY, host: "me:hT7-29fk_QwLx0@host" }]), "remove user name and password"],
    ...[
      { type: "freqtrade", url: `http://me:${HOOK_TOKEN}@host`, username: "a", password: "b" },
      { type: "telegram", base_url: `https://me:${HOOK_TOKEN}@host`, token: "1:a", chat_id: 5 },
      { type: "webhook", url: `https://me:${HOOK_TOKEN}@host` },
      { type: "discord", webhook_url: `https://me:${HOOK_TOKEN}@host` },
    ].map((sink) => [configOf([NOBODY], {}, { sinks: [sink] }), "without a user name and password"] as const),
  ];
  for (const [config, expected] of wrong) {
    const path = await folder.write("c.json", config);
    const end = await run(["-c", path, "-s", strategy("enters.ts")]);
    assertEquals(end.code, 2, end.stderr);
    assertStringIncludes(end.stderr, expected);
    assert(!end.stderr.includes(HOOK_TOKEN), end.stderr);
    assertNoTrace(end);
  }
});
