import { ConfigError } from "../../src/config/config_error.ts";
import { ConfigReadError } from "../../src/config/config_read_error.ts";
import { decodeConfig } from "../../src/config/decode_config.ts";
import { loadConfig } from "../../src/config/load.ts";
import { assertEquals, assertRejects, assertThrows } from "../support/assert.ts";

const TEXT = '{\n  "a": 1,\n  "name": "Zürich"\n}';

function encode16(text: string, isLittleEndian: boolean, mark = ""): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(2 * (mark + text).length));
  [...(mark + text)].forEach((letter, i) => view.setUint16(2 * i, letter.charCodeAt(0), isLittleEndian));
  return new Uint8Array(view.buffer);
}

Deno.test("decodeConfig() reads UTF-8, with and without a byte order mark", () => {
  for (const mark of ["", "\uFEFF"]) assertEquals(decodeConfig(new TextEncoder().encode(mark + TEXT)), TEXT);
  assertEquals(decodeConfig(new Uint8Array()), "");
});

Deno.test("decodeConfig() names another encoding", () => {
  for (const isLittleEndian of [true, false]) {
    for (const mark of ["", "\uFEFF"]) {
      const error = assertThrows(() => decodeConfig(encode16(TEXT, isLittleEndian, mark)), ConfigReadError);
      assertEquals([error.message, error.advice], ["it is encoded in UTF-16", "save it as UTF-8"]);
    }
  }
  const wide = Uint8Array.from([...TEXT].flatMap((letter) => [letter.charCodeAt(0), 0, 0, 0]));
  assertThrows(() => decodeConfig(wide), ConfigReadError, "it is encoded in UTF-32");
});

Deno.test("decodeConfig() names the line of a letter in Latin-1", () => {
  const latin = Uint8Array.from([...TEXT].map((letter) => letter.charCodeAt(0)));
  assertThrows(() => decodeConfig(latin), ConfigReadError, "line 3 is not UTF-8, probably Latin-1 or Windows-1252");
});

Deno.test("loadConfig() refuses a file that is too large for a config", async () => {
  const text = `{"external_message_consumer": {"enabled": true, "x": "${"y".repeat(29e6)}"}}`;
  const start = performance.now();
  const load = (): Promise<unknown> => loadConfig({ files: ["c.json"], readTextFile: () => Promise.resolve(text) });
  const error = await assertRejects(load, ConfigError);
  assertEquals(
    error.message,
    "c.json: cannot be read: it has 29.0 MB, and a config may have 4 MB; check that it is the right file",
  );
  assertEquals(performance.now() - start < 1_000, true);
});
