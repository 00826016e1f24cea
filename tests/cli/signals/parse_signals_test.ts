import { UsageError } from "../../../src/app/usage_error.ts";
import { parseCommandLine } from "../../../src/cli/command/parse_command_line.ts";
import { COMMANDS } from "../../../src/cli/commands.ts";
import { resend } from "../../../src/cli/signals/resend/resend.ts";
import { assert, assertEquals, assertRejects, assertThrows } from "../../support/assert.ts";

function parse(...words: readonly string[]): { readonly command: string; readonly options: unknown; id: unknown } {
  const invocation = parseCommandLine(["signals", "-c", "c.jsonc", ...words], COMMANDS);
  assert(invocation.type === "command");
  const { command, input } = invocation;
  return { command: command.name, options: input.options, id: input.arguments["id"] };
}

const EVERYTHING = { pair: [], since: null, strategy: [], undelivered: false, json: false, limit: 50 } as const;

Deno.test("signals lists the newest 50 signals by default", () => {
  assertEquals(parse().options, EVERYTHING);
  assertEquals(
    parse("--pair", "BTC/.*", "--pair", "ETH/USDT", "--since", "2026-11-23T08:30", "--strategy", "A", "-s", "B")
      .options,
    { ...EVERYTHING, pair: ["BTC/.*", "ETH/USDT"], since: Date.UTC(2026, 10, 23, 8, 30), strategy: ["A", "B"] },
  );
  assertEquals(parse("--undelivered", "--json", "--limit", "3").options, {
    ...EVERYTHING,
    undelivered: true,
    json: true,
    limit: 3,
  });
});

Deno.test("signals reads --since as a time before now", () => {
  const units: Readonly<Record<string, number>> = {
    "90s": 90,
    "30m": 1800,
    "1.5h": 5400,
    "3d": 259_200,
    "1w": 604_800,
  };
  for (const [text, seconds] of Object.entries(units)) {
    const before = Date.now();
    const { since } = parse("--since", text).options as { readonly since: number };
    const ago = since + seconds * 1000;
    assert(ago >= before && ago <= Date.now(), text);
  }
  assertEquals(parse("--since", "99999999999w").options, { ...EVERYTHING, since: 0 });
});

Deno.test("signals resend reads an id as text, and a sink", () => {
  // as a number each of these would be another
  for (const id of ["00000012", "0123e456", "12345678901234567890123456789012"]) {
    assertEquals(parse("resend", id), { command: "signals resend", options: { sink: null }, id });
  }
  assertEquals(parse("resend", "0123abcdef", "--sink", "bot").options, { sink: "bot" });
});

Deno.test("signals resend rejects an invalid id before it reads the config", async () => {
  for (const id of ["0123abc", "BTC/USDT"]) {
    const common = {
      ...{ config: ["missing.json"], strategy: [], logLevel: null, logFormat: null, output: null },
      color: false,
    };
    const message = `or at least its first 8 characters, found "${id}"; consumer signals lists the ids`;
    await assertRejects(
      () => resend({ common, options: { sink: null }, arguments: { id } }),
      UsageError,
      message,
    );
  }
});

Deno.test("signals reports mistakes in its flags and arguments", () => {
  const wrong: readonly (readonly [readonly string[], string])[] = [
    [["list"], 'unexpected argument "list": consumer signals --config FILE, or consumer signals resend --config'],
    [["resend"], "ID is missing: consumer signals resend --config FILE ID"],
    [["resend", "0123abcd", "0123abce"], 'unexpected argument "0123abce"'],
    [
      ["resend", "0123abcd", "--undelivered"],
      '--undelivered is a flag of "consumer signals", not of "consumer signals resend"',
    ],
    [["resend", "0123abcd", "--strategy", "A"], "consumer signals resend takes no --strategy: it is for the list of"],
    [["--sink", "bot"], '--sink is a flag of "consumer signals resend", not of "consumer signals"'],
    [["--since", "2x"], "--since must be a time before now such as 30m, 2h or 3d, or a date such as 2026-11-23"],
    [["--since", "yesterday"], 'in UTC, found "yesterday"'],
    [["--limit", "0"], "--limit must be a whole number from 1 to 1000000"],
    [["--pair", "("], '--pair "(" is neither a pair nor a regular expression'],
    [["--tail", "3"], '--tail is a flag of "consumer frame", not of "consumer signals"'],
  ];
  for (const [words, message] of wrong) assertThrows(() => parse(...words), UsageError, message);
  assertThrows(() => parseCommandLine(["signals"], COMMANDS), UsageError, "--config FILE is missing: consumer signals");
});
