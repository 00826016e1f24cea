import { UsageError } from "../../../src/app/usage_error.ts";
import { INFO_FLAGS, SHARED_FLAGS } from "../../../src/cli/command/shared_flags.ts";
import { parseCommandLine } from "../../../src/cli/command/parse_command_line.ts";
import { COMMANDS } from "../../../src/cli/commands.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";

/** The parts of a parsed command line that depend on it. */
interface Parsed {
  readonly command: string;
  readonly common: unknown;
  readonly options: unknown;
  readonly arguments: unknown;
}

function parse(args: readonly string[]): Parsed {
  const invocation = parseCommandLine(args, COMMANDS);
  assert(invocation.type === "command");
  const { command, input } = invocation;
  return { command: command.name, common: input.common, options: input.options, arguments: input.arguments };
}

const COMMON = {
  config: ["c.jsonc"],
  strategy: [],
  logLevel: null,
  logFormat: null,
  output: null,
  color: true,
} as const;

Deno.test("parseCommandLine() runs by default, and keeps the order of configs and strategies", () => {
  const run = { command: "run", options: { dryRun: false, supervisor: true }, arguments: {} };
  assertEquals(parse(["--config", "a", "-c", "b", "--strategy=s.ts", "-s", "t.ts"]), {
    ...run,
    common: { ...COMMON, config: ["a", "b"], strategy: ["s.ts", "t.ts"] },
  });
  assertEquals(parse(["run", "-c", "c.jsonc"]), { ...run, common: COMMON });
});

Deno.test("parseCommandLine() reads every flag", () => {
  const flags = ["--log-level", "debug", "--log-format", "json", "--output", "pretty", "--no-color"];
  assertEquals(parse(["-c", "c.jsonc", "--dry-run", ...flags]), {
    command: "run",
    common: { ...COMMON, logLevel: "debug", logFormat: "json", output: "pretty", color: false },
    options: { dryRun: true, supervisor: true },
    arguments: {},
  });
  const selection = ["--pair", "BTC/.*", "--pair", "ETH/USDT", "--from", "2026-11-23", "--to", "2026-11-23T08:30"];
  const switches = ["--watch", "--summary", "--dry-run"];
  assertEquals(parse(["replay", "-c", "c.jsonc", "a", "b", "--frames", "out", ...selection, ...switches]), {
    command: "replay",
    common: COMMON,
    options: {
      pair: ["BTC/.*", "ETH/USDT"],
      from: Date.UTC(2026, 10, 23),
      to: Date.UTC(2026, 10, 23, 8, 30),
      watch: true,
      summary: true,
      frames: "out",
      dryRun: true,
    },
    arguments: { recordings: ["a", "b"] },
  });
  assertEquals(parse(["record", "out.ndjson", "-c", "c.jsonc"]), {
    command: "record",
    common: COMMON,
    options: { maxSize: null, gzip: false },
    arguments: { out: "out.ndjson" },
  });
  assertEquals(parse(["record", "out.ndjson", "-c", "c.jsonc", "--max-size", "0.5", "--gzip"]).options, {
    maxSize: 0.5,
    gzip: true,
  });
  assertEquals(parse(["demo", "--port", "9000"]), {
    command: "demo",
    common: { ...COMMON, config: [] },
    options: { port: 9000, supervisor: true },
    arguments: {},
  });
  assertEquals(parse(["init"]).arguments, { folder: null });
  assertEquals(parse(["init", "there"]).arguments, { folder: "there" });
});

Deno.test("parseCommandLine() lets a command's own flag replace a common one", () => {
  const frame = parse(["frame", "-c", "c.jsonc", "--pair", "A/B", "--output", "csv"]);
  assertEquals(frame.common, COMMON);
  assertEquals(frame.options, {
    pair: "A/B",
    tail: 5,
    timeframe: null,
    producer: null,
    columns: null,
    output: "csv",
  });
});

Deno.test("parseCommandLine() shows help or the version regardless of other arguments", () => {
  const topics: readonly (readonly [readonly string[], readonly string[]])[] = [
    [["--help"], []],
    [["replay", "-h"], ["replay"]],
    [["signals", "resend", "--help"], ["signals", "resend"]],
    [["help", "replay"], ["replay"]],
    [["help"], []],
  ];
  for (const [args, topic] of topics) {
    const { command, arguments: found } = parse(args);
    assertEquals([command, found], ["help", { command: topic }]);
  }
  assertEquals(parseCommandLine(["--version"], COMMANDS), { type: "version" });
});

Deno.test("parseCommandLine() reads - behind --config as standard input", () => {
  for (const args of [["--config", "-"], ["-c", "-"], ["--config=-"]]) {
    assertEquals(parse(args).common, { ...COMMON, config: ["-"] });
  }
  const { common, arguments: found } = parse(["-c", "-", "replay", "in.ndjson"]);
  assertEquals([common, found], [{ ...COMMON, config: ["-"] }, { recordings: ["in.ndjson"] }]);
});

Deno.test("parseCommandLine() reports the mistake and suggests similar words", () => {
  const wrong: readonly (readonly [readonly string[], string])[] = [
    [[], "--config FILE is missing: consumer run --config FILE"],
    [["check"], "--config FILE is missing: consumer check --config FILE"],
    [["--confg", "c"], "unknown flag --confg (did you mean --config?)"],
    [["-x"], "unknown flag -x"],
    [["-c", "c", "--dry-run=no"], "--dry-run takes no value: remove =no"],
    [["-c", "c", "--no-color=1"], "--no-color takes no value: remove =1"],
    [["chek", "-c", "c"], 'there is no command "chek" (did you mean check?)'],
    [["-c"], "--config needs a value: --config FILE"],
    [
      ["-c", "c", "--log-level", "loud"],
      '--log-level must be one of trace, debug, info, warning, error, fatal, found "loud"',
    ],
    [["-c", "c", "--output"], "--output must be one of auto, pretty, json, found nothing"],
    [["replay", "-c", "c"], "IN.ndjson is missing: consumer replay --config FILE IN.ndjson..."],
    [["record", "-c", "c", "a", "b"], 'unexpected argument "b": consumer record --config FILE OUT.ndjson'],
    [["check", "-c", "c", "--frames", "d"], '--frames is a flag of "consumer replay", not of "consumer check"'],
    [["-c", "c", "--watch"], '--watch is a flag of "consumer replay", not of "consumer run"'],
    [["demo", "-c", "c"], "consumer demo takes no --config: it has its own config"],
    [["frame", "-c", "c"], "--pair is missing: add --pair PAIR, such as --pair BTC/USDT"],
    [["frame", "-c", "c", "--pair", "A/B", "--pair", "C/D"], "--pair is given 2 times: give it once"],
    [["replay", "-c", "c", "i", "--from", "20261123"], "--from must be a date such as 2026-11-23 or 2026-11-23T08:00"],
    [
      ["replay", "-c", "c", "i", "--pair", "*/USDT"],
      '--pair "*/USDT" is neither a pair nor a regular expression: nothing to',
    ],
    [["record", "-c", "c", "o", "--max-size", "0"], '--max-size must be a number above 0, found "0"'],
    [["demo", "--port", "80a"], '--port must be a whole number from 1 to 65535, found "80a"'],
  ];
  for (const [args, message] of wrong) assertThrows(() => parseCommandLine(args, COMMANDS), UsageError, message);
});

Deno.test("flags of the same name agree on their letter and on whether they have a value", () => {
  const shapes = new Map<string, string>();
  for (const flags of [SHARED_FLAGS, INFO_FLAGS, ...COMMANDS.map((command) => command.flags)]) {
    for (const [name, { type, short }] of Object.entries(flags)) {
      const shape = JSON.stringify([type === "switch", name in SHARED_FLAGS ? null : short]);
      assertEquals(shapes.get(name) ?? shape, shape, name);
      shapes.set(name, shape);
    }
  }
});
