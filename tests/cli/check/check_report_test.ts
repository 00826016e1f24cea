import { type CheckReport, formatCheckReport } from "../../../src/cli/check/check_report.ts";
import { assert, assertEquals, assertStringIncludes } from "../../support/assert.ts";

type CheckedProducer = CheckReport["producers"][number];

const GOOD: CheckedProducer = {
  name: "default",
  address: "127.0.0.1:8080",
  failure: null,
  pairs: ["BTC/USDT", "ETH/USDT"],
  dataframe: "5m spot, 15 columns",
};
const BAD: CheckedProducer = {
  name: "gpu",
  address: "a-rather-long-host-name.example.org:8080",
  failure: "refused the connection: is the producer running, with api_server enabled on this port?",
  pairs: null,
  dataframe: null,
};

function print(producers: readonly CheckedProducer[], width: number): readonly string[] {
  const report = { files: ["c.json"], strategies: ["A", "B"], producers };
  return formatCheckReport(report, { color: false, width }).trimEnd().split("\n");
}

Deno.test("formatCheckReport() prints a table as wide as its text, and never wider than the page", () => {
  assertEquals(print([GOOD], 200), [
    "config:     c.json",
    "strategies: A, B",
    "┌──────────┬────────────────┬───────┬────────────────────┬─────────────────────┐",
    "│ producer │ address        │ state │ pairs              │ dataframes          │",
    "├──────────┼────────────────┼───────┼────────────────────┼─────────────────────┤",
    "│ default  │ 127.0.0.1:8080 │ ok    │ BTC/USDT, ETH/USDT │ 5m spot, 15 columns │",
    "└──────────┴────────────────┴───────┴────────────────────┴─────────────────────┘",
  ]);
  for (let width = 140; width <= 220; width++) {
    const lines = print([GOOD, BAD], width);
    assert(Math.max(...lines.map((line) => line.length)) <= width, `${width}`);
    assertStringIncludes(lines.join(""), BAD.address);
  }
});

Deno.test("formatCheckReport() prints a list where a table would be too narrow to read", () => {
  assertEquals(print([GOOD, BAD], 80).slice(2), [
    "producer    default",
    "address     127.0.0.1:8080",
    "state       ok",
    "pairs       BTC/USDT, ETH/USDT",
    "dataframes  5m spot, 15 columns",
    "",
    "producer    gpu",
    "address     a-rather-long-host-name.example.org:8080",
    "state       refused the connection: is the producer running, with api_server enabled on this port?",
    "pairs       -",
    "dataframes  -",
  ]);
});

Deno.test("formatCheckReport() escapes control characters that a producer sent", () => {
  const text = print([{ ...GOOD, pairs: ["\x1b[2J\n"], dataframe: "\x07" }], 120).join("\n");
  // deno-lint-ignore no-control-regex -- control characters are what this test is about
  assert(!/[\x00-\x09\x0b-\x1f]/.test(text), text);
});
