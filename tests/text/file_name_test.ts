import fc from "fast-check";
import { FileNames } from "../../src/text/file_name.ts";
import { assert, assertEquals } from "../support/assert.ts";

Deno.test("FileNames makes a safe name of any text, another one for each, also without letter case", () => {
  const pieces = [
    "..",
    "/",
    "\\",
    "\0",
    ":",
    "CON",
    "nul",
    ".",
    " ",
    "a",
    "A",
    "ß",
    "SS",
    "\n",
    "\u202e",
    "x".repeat(300),
  ];
  const name = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "grapheme" })), { maxLength: 5 })
    .map((parts) => parts.join(""));
  fc.assert(fc.property(fc.array(name, { maxLength: 12 }), (list) => {
    const names = new FileNames(".csv");
    const made = new Map(list.map((one) => [one, names.of(one)]));
    for (const file of made.values()) {
      assert(!/[\\/:*?"<>|\p{C}]/u.test(file), file);
      assert(!/^\.|\.\.?$|^(?:con|prn|aux|nul|com\d|lpt\d)\./i.test(file), file);
      assert(new TextEncoder().encode(file).length <= 255, file);
    }
    assertEquals(new Set([...made.values()].map((file) => file.toLowerCase())).size, made.size);
    for (const [one, file] of made) assertEquals(names.of(one), file);
  }));
});

Deno.test("FileNames keeps ordinary names", () => {
  const names = new FileNames(".csv");
  assertEquals(
    ["BTC/USDT", "BTC/USDT:USDT", "BTC_USDT", "1000SATS/USDT", "aux", "../../x", "", "."].map((n) => names.of(n)),
    [
      ...["BTC_USDT.csv", "BTC_USDT_USDT.csv", "BTC_USDT_2.csv", "1000SATS_USDT.csv", "_aux.csv", "_.._x.csv"],
      ...["_.csv", "__2.csv"],
    ],
  );
});
