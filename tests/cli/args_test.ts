import { parseCommandLine } from "../../src/cli/args.ts";
import { UsageError } from "../../src/app/usage_error.ts";
import { assertEquals, assertThrows } from "../support/assert.ts";

const COMMON = {
  config: ["c.jsonc"],
  strategy: [],
  logLevel: null,
  logFormat: null,
  output: null,
  color: true,
} as const;

Deno.test("parseCommandLine() runs where no command is named, and takes several configs and strategies in their order", () => {
  assertEquals(parseCommandLine(["--config", "a", "-c", "b", "--strategy=s.ts", "-s", "t.ts"]), {
    command: "run",
    options: { ...COMMON, config: ["a", "b"], strategy: ["s.ts", "t.ts"] },
    dryRun: false,
  });
  assertEquals(parseCommandLine(["run", "-c", "c.jsonc"]), { command: "run", options: COMMON, dryRun: false });
});

Deno.test("parseCommandLine() reads every flag", () => {
  const flags = ["--log-level", "debug", "--log-format", "json", "--output", "pretty", "--no-color"];
  assertEquals(parseCommandLine(["-c", "c.jsonc", "--dry-run", ...flags]), {
    command: "run",
    options: { ...COMMON, logLevel: "debug", logFormat: "json", output: "pretty", color: false },
    dryRun: true,
  });
  const selection = ["--pair", "BTC/.*", "--pair", "ETH/USDT", "--from", "2026-11-23", "--to", "2026-11-23T08:30"];
  const switches = ["--watch", "--summary", "--dry-run"];
  assertEquals(parseCommandLine(["replay", "-c", "c.jsonc", "a", "b", "--frames", "out", ...selection, ...switches]), {
    command: "replay",
    options: COMMON,
    replay: {
      recordings: ["a", "b"],
      frames: "out",
      pairs: ["BTC/.*", "ETH/USDT"],
      from: Date.UTC(2026, 10, 23),
      to: Date.UTC(2026, 10, 23, 8, 30),
      watch: true,
      summary: true,
      dryRun: true,
    },
  });
  assertEquals(parseCommandLine(["record", "out.ndjson", "-c", "c.jsonc"]), {
    command: "record",
    options: COMMON,
    record: { out: "out.ndjson", maxSize: null, gzip: false },
  });
  for (const args of [["out.ndjson.gz"], ["out.ndjson.gz", "--gzip"]]) {
    assertEquals(parseCommandLine(["record", "-c", "c.jsonc", "--max-size", "0.5", ...args]), {
      command: "record",
      options: COMMON,
      record: { out: "out.ndjson.gz", maxSize: 0.5, gzip: true },
    });
  }
  assertEquals(parseCommandLine(["demo", "--port", "9000"]), {
    command: "demo",
    options: { ...COMMON, config: [] },
    port: 9000,
  });
});

Deno.test("parseCommandLine() gives help and version whatever else is there", () => {
  assertEquals(parseCommandLine(["--help"]), { command: "help", topic: null });
  assertEquals(parseCommandLine(["replay", "-h"]), { command: "help", topic: "replay" });
  assertEquals(parseCommandLine(["--version"]), { command: "version" });
});

Deno.test("parseCommandLine() takes - behind --config for standard input", () => {
  for (const args of [["--config", "-"], ["-c", "-"], ["--config=-"]]) {
    assertEquals(parseCommandLine(args), { command: "run", options: { ...COMMON, config: ["-"] }, dryRun: false });
  }
  assertEquals(parseCommandLine(["-c", "-", "replay", "in.ndjson"]), {
    command: "replay",
    options: { ...COMMON, config: ["-"] },
    replay: {
      recordings: ["in.ndjson"],
      frames: null,
      pairs: [],
      from: null,
      to: null,
      watch: false,
      summary: false,
      dryRun: false,
    },
  });
});

Deno.test("parseCommandLine() says what is wrong, and what was meant", () => {
  const wrong: readonly (readonly [readonly string[], string])[] = [
    [[], "needs --config FILE"],
    [["check"], "check needs --config FILE"],
    [["--confg", "c"], "unknown flag --confg (did you mean --config?)"],
    [["-x"], "unknown flag -x"],
    [["-c", "c", "--dry-run=no"], "--dry-run takes no value: leave =no out"],
    [["-c", "c", "--no-color=1"], "--no-color takes no value: leave =1 out"],
    [["chek", "-c", "c"], 'there is no command "chek" (did you mean check?)'],
    [["-c"], "--config needs a file name"],
    [
      ["-c", "c", "--log-level", "loud"],
      '--log-level must be one of trace, debug, info, warning, error, fatal, found "loud"',
    ],
    [["-c", "c", "--output"], "--output must be one of auto, pretty, json, found nothing"],
    [["replay", "-c", "c"], "IN.ndjson is missing: consumer replay --config FILE IN.ndjson"],
    [["record", "-c", "c", "a", "b"], '"b" is one word too many: consumer record --config FILE OUT.ndjson'],
    [["check", "-c", "c", "--frames", "d"], '--frames is a flag of "consumer replay", not of "consumer check"'],
    [["-c", "c", "--watch"], '--watch is a flag of "consumer replay", not of "consumer run"'],
    [["replay", "-c", "c", "i", "--from", "20261123"], "--from must be a date such as 2026-11-23 or 2026-11-23T08:00"],
    [["replay", "-c", "c", "i", "--from", "2026-11-23", "--to", "2026-11-23"], "--from must be before --to"],
    [
      ["replay", "-c", "c", "i", "--pair", "*/USDT"],
      '--pair "*/USDT" is no pair and no regular expression: nothing to',
    ],
    [["record", "-c", "c", "o", "--max-size", "0"], '--max-size must be a number above 0, found "0"'],
    [["demo", "--port", "80a"], '--port must be a whole number from 1 to 65535, found "80a"'],
  ];
  for (const [args, message] of wrong) assertThrows(() => parseCommandLine(args), UsageError, message);
});
