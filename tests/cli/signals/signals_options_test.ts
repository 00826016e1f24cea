import { parseCommandLine } from "../../../src/cli/args.ts";
import type { SignalsOptions } from "../../../src/cli/signals/signals_options.ts";
import { UsageError } from "../../../src/app/usage_error.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";

function options(...words: readonly string[]): SignalsOptions {
  const invocation = parseCommandLine(["signals", "-c", "c.jsonc", ...words]);
  assert(invocation.command === "signals");
  return invocation.signals;
}

const EVERYTHING = {
  action: "list",
  pairs: [],
  since: null,
  strategies: [],
  undelivered: false,
  json: false,
  limit: 50,
} as const;

Deno.test("signals lists the newest 50 signals unless told", () => {
  assertEquals(options(), EVERYTHING);
  assertEquals(options("--output", "json"), { ...EVERYTHING, json: true });
  assertEquals(
    options("--pair", "BTC/.*", "--pair", "ETH/USDT", "--since", "2026-11-23T08:30", "--strategy", "A", "-s", "B"),
    { ...EVERYTHING, pairs: ["BTC/.*", "ETH/USDT"], since: Date.UTC(2026, 10, 23, 8, 30), strategies: ["A", "B"] },
  );
  assertEquals(options("--undelivered", "--json", "--limit", "3"), {
    ...EVERYTHING,
    undelivered: true,
    json: true,
    limit: 3,
  });
});

Deno.test("signals takes --since as a time back from now", () => {
  const units: Readonly<Record<string, number>> = {
    "90s": 90,
    "30m": 1800,
    "1.5h": 5400,
    "3d": 259_200,
    "1w": 604_800,
  };
  for (const [text, seconds] of Object.entries(units)) {
    const before = Date.now();
    const found = options("--since", text);
    assert(found.action === "list" && found.since !== null);
    const ago = found.since + seconds * 1000;
    assert(ago >= before && ago <= Date.now(), text);
  }
  assertEquals(options("--since", "99999999999w"), { ...EVERYTHING, since: 0 });
});

Deno.test("signals resend takes an id, or its first 8 characters, and a sink", () => {
  assertEquals(options("resend", "0123ABCD"), { action: "resend", id: "0123abcd", sink: null });
  // as a number each of these would be another
  for (const id of ["00000012", "0123e456", "12345678901234567890123456789012"]) {
    assertEquals(options("resend", id), { action: "resend", id, sink: null });
  }
  assertEquals(options("resend", "0123abcdef", "--sink", "bot"), { action: "resend", id: "0123abcdef", sink: "bot" });
});

Deno.test("signals tells what is wrong with its flags and words", () => {
  const wrong: readonly (readonly [readonly string[], string])[] = [
    [["list"], '"list" is no part of "consumer signals": only resend ID is'],
    [["resend"], "signals resend needs the ID of a signal, or at least its first 8 characters, found nothing"],
    [["resend", "0123abc"], 'found "0123abc"; consumer signals lists them'],
    [["resend", "BTC/USDT"], 'found "BTC/USDT"'],
    [["resend", "0123abcd", "0123abce"], '"0123abce" is one word too many: signals resend ID, one at a time'],
    [["resend", "0123abcd", "--undelivered"], "--undelivered is for the list of signals, not for signals resend ID"],
    [["resend", "0123abcd", "--strategy", "A"], "--strategy is for the list of signals"],
    [["--sink", "bot"], "--sink is for signals resend ID, not for the list of signals"],
    [["--since", "2x"], "--since must be a time back from now such as 30m, 2h or 3d, or a date such as 2026-11-23"],
    [["--since", "yesterday"], 'in UTC, found "yesterday"'],
    [["--limit", "0"], "--limit must be a whole number from 1 to 1000000"],
    [["--pair", "("], '--pair "(" is no pair and no regular expression'],
    [["--tail", "3"], '--tail is a flag of "consumer frame", not of "consumer signals"'],
  ];
  for (const [words, message] of wrong) assertThrows(() => options(...words), UsageError, message);
  assertThrows(() => parseCommandLine(["signals"]), UsageError, "signals needs --config FILE");
});
