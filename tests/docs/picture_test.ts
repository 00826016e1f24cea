import { assert, assertEquals, assertMatch } from "../support/assert.ts";
import { readDocument, README } from "./documents.ts";

const PATH = "docs/images/demo.svg";
const SVG = await readDocument(PATH);

Deno.test("README shows the recording of the demo, with a text for those who don't see it", () => {
  const [, alternative = ""] = new RegExp(`^!\\[(.+)\\]\\(${PATH}\\)$`, "m").exec(README) ?? [];
  assert(alternative.length > 20, alternative);
  const lines = README.split("\n");
  assert(lines.findIndex((line) => line.includes(PATH)) < lines.indexOf("## Try it"), "it is on the first screen");
});

Deno.test("the recording of the demo is a small picture with a title, which loads and runs nothing", () => {
  assert(SVG.length < 60_000, `${SVG.length} bytes`);
  assertMatch(SVG, /^<svg [^>]*\brole="img" aria-labelledby="title text"/);
  assertMatch(SVG, /<title id="title">[^<]+<\/title>\n<desc id="text">[^<]+<\/desc>/);
  assertMatch(SVG, /@media \(prefers-color-scheme:light\)/);
  assertMatch(SVG, /@media \(prefers-reduced-motion:reduce\)/);
  assertEquals(SVG.match(/<script|<image|<foreignObject|href|url\(|@import|\son\w+=/g), null);
  assertEquals(SVG.match(/https?:\/\/[^"]+/g), ["http://www.w3.org/2000/svg"]);
});

Deno.test("the recording shows what the demo prints today: its notice, the log and signals", async () => {
  const lines = [...SVG.matchAll(/<text [^>]*>(.*)<\/text>/g)].map(([, line = ""]) =>
    line.replaceAll(/<[^>]+>/g, " ").replaceAll(/ +/g, " ").trim()
  );
  assertEquals(lines[0], "$ consumer demo");
  const source = await readDocument("src/cli/demo/demo.ts");
  assertMatch(
    lines[1] ?? "",
    /^A producer with made-up candles listens on 127\.0\.0\.1:\d+ \(ws_token demo_ws_token\)\.$/,
  );
  assert(
    source.includes("`A producer with made-up candles listens on 127.0.0.1:${producer.port} (ws_token ${TOKEN}).\\n`"),
  );
  assert(source.includes(`\`${lines[2]}\\n\``), lines[2]);
  const signals = lines.filter((line) =>
    /^\d\d:\d\d:\d\d UTC (?:enter|exit) (?:long|short) \w+\/USDT [\d.]+ \w+$/.test(line)
  );
  assertEquals(signals.length, 4, lines.join("\n"));
});
