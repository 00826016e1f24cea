import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { formatDelivery, formatSignals } from "../../../src/cli/signals/signals_table.ts";
import { SqliteJournal } from "../../../src/delivery/journal/sqlite_journal.ts";
import type { Signal } from "../../../src/signal.ts";
import { openJournal, signal } from "../../delivery/journal/support.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../../support/assert.ts";
import type { ProgramEnd } from "../../support/program.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { configOf, NOBODY, run } from "../support.ts";

const FOUND = Date.UTC(2026, 10, 22, 12);

/** A folder with a config of two sinks and its journal, in which five signals have come to different ends. */
async function makeJournal(): Promise<{
  readonly folder: TempFolder;
  readonly path: string;
  readonly config: string;
  readonly ids: readonly string[];
  signals(...args: readonly string[]): Promise<ProgramEnd>;
}> {
  const folder = await TempFolder.make();
  const sinks = [{ type: "stdout", name: "bot" }, { type: "file", name: "hook", path: "out.ndjson" }];
  const config = await folder.write("c.json", configOf([NOBODY], {}, { sinks }));
  const path = `${folder.path}/consumer.sqlite`;
  const id = (start: string): string => start.padEnd(32, "0");
  // the last two have more than 8 characters in common
  const starts = ["aaaaaaaa", "bbbbbbbb", "cccccccc", "dddddddd11", "dddddddd22"];
  using journal = new SqliteJournal(path);
  for (const [n, start] of starts.entries()) {
    journal.record(found(n, id(start)), n === 4 ? [] : n === 0 ? ["hook"] : ["bot", "hook"], FOUND);
  }
  const to = (n: number): string => id(starts[n] ?? "");
  journal.change(to(0), "hook", { state: "delivered", attempts: 1 }, FOUND + 1);
  journal.change(to(1), "bot", { state: "delivered", attempts: 1, result: "trade 7 opened" }, FOUND + 2);
  journal.change(to(1), "hook", { state: "dead", attempts: 20, result: "HTTP 500\u001b[31m" }, FOUND + 3);
  journal.change(to(2), "bot", { state: "expired", result: "its candle closed too long ago" }, FOUND + 4);
  journal.change(to(2), "hook", { attempts: 3, result: "HTTP 503" }, FOUND + 5);
  return {
    folder,
    path,
    config,
    ids: starts.map(id),
    signals: (...args) => run(["signals", "-c", config, ...args], { mayWrite: dirname(folder.path) }),
  };
}

function found(n: number, id: string): Signal {
  const time = new Date(FOUND + n * 60_000).toISOString();
  return signal(n, {
    id,
    time,
    strategy: n === 2 ? "Other" : "Mine",
    price: 10.5 + n,
    tag: n === 1 ? "a\u001bb" : null,
  });
}

/** The ids of a list in JSON. */
function idsOf({ code, stdout }: ProgramEnd): readonly string[] {
  assertEquals(code, 0);
  return stdout === "" ? [] : stdout.split("\n").map((line) => JSON.parse(line).id);
}

strictTest("signals lists the state of each signal, the newest last", async () => {
  const { folder, signals } = await makeJournal();
  await using _folder = folder;
  const { code, stdout, stderr } = await signals();
  assertEquals([code, stderr], [0, ""]);
  const lines = stdout.split("\n").filter((line) => !line.startsWith("├"));
  assertMatch(
    lines[1] ?? "",
    /│ time \(UTC\) +│ id +│ strategy │ pair +│ signal +│ candle +│ price │ tag +│ delivery +│/,
  );
  assertMatch(
    lines[2] ?? "",
    /│ 2026-11-22 12:00:00 │ aaaaaaaa +│ Mine +│ BTC\/USDT │ exit short │ 2026-11-23 00:00 │ +10.5 │ -/,
  );
  const shown = [
    /aaaaaaaa .* hook: delivered +│/,
    /bbbbbbbb .*│ a\\u\{1b\}b │ bot: delivered, trade 7 opened +│/,
    /│ hook: dead after 20 attempts: HTTP 500\\u\{1b\}\[31m +│/,
    /cccccccc .*│ bot: expired: its candle closed too long ago +│/,
    /│ hook: pending after 3 attempts: HTTP 503 +│/,
    /dddddddd1 .*│ bot: pending +│/,
    /│ hook: pending +│/,
    /dddddddd2 .*│ for no sink +│/,
  ];
  for (const [i, pattern] of shown.entries()) assertMatch(lines[2 + i] ?? "", pattern);
});

strictTest("signals selects by pair, time, strategy and delivery, and lists the newest", async () => {
  const { folder, signals, ids } = await makeJournal();
  await using _folder = folder;
  const [a = "", b = "", c = "", d = "", e = ""] = ids;
  const cases: readonly (readonly [readonly string[], readonly string[]])[] = [
    [[], [a, b, c, d, e]],
    [["--pair", "btc/.*"], [a, c, e]],
    [["--pair", "ETH/USDT", "--pair", "BTC/EUR"], [b, d]],
    [["--since", "2026-11-22T12:02"], [c, d, e]],
    [["--since", "9999d"], [a, b, c, d, e]],
    [["--strategy", "Other"], [c]],
    [["--strategy", "Mine", "--since", "2026-11-22T12:01", "--limit", "2"], [d, e]],
    [["--undelivered"], [b, c, d]],
    [["--undelivered", "--pair", "ETH/.*", "--limit", "1"], [d]],
    [["--strategy", "Nobody"], []],
  ];
  for (const [flags, expected] of cases) {
    assertEquals(idsOf(await signals("--json", ...flags)), expected, flags.join(" "));
  }
  assertStringIncludes((await signals("--limit", "2")).stderr, "the newest 2; --limit N shows more");
  const nothing = await signals("--strategy", "Nobody");
  assertMatch(nothing.stderr, /^no such signal in .*consumer\.sqlite$/);
});

strictTest("signals --json prints the fields of each signal and its deliveries", async () => {
  const { folder, signals, ids } = await makeJournal();
  await using _folder = folder;
  const lines = (await signals("--json", "--limit", "4")).stdout.split("\n");
  assertEquals(JSON.parse(lines[0] ?? ""), {
    ...found(1, ids[1] ?? ""),
    deliveries: [
      {
        sink: "bot",
        state: "delivered",
        attempts: 1,
        result: "trade 7 opened",
        updated_at: "2026-11-22T12:00:00.002Z",
      },
      {
        sink: "hook",
        state: "dead",
        attempts: 20,
        result: "HTTP 500\u001b[31m",
        updated_at: "2026-11-22T12:00:00.003Z",
      },
    ],
  });
  assertEquals((await signals("--output", "json", "--limit", "4")).stdout.split("\n"), lines);
});

strictTest(
  "signals and signals resend work while another program uses the journal, and that program notices the change",
  async () => {
    const { folder, path, signals, ids } = await makeJournal();
    await using _folder = folder;
    using running = openJournal(path);
    running.journal.record(signal(99), ["bot"], FOUND);
    assertEquals(idsOf(await signals("--json")), [...ids, signal(99).id]);
    assertEquals(running.journal.changedElsewhere(), false);
    const { code, stdout, stderr } = await signals("resend", "bbbbbbbb");
    assertEquals([code, stderr], [0, ""]);
    assertEquals(
      stdout,
      "enter long ETH/USDT (Mine, candle 2026-11-23T00:05:00.000Z, id bbbbbbbb) will be sent again to hook " +
        `by the running consumer, process ${Deno.pid}`,
    );
    assertEquals(running.journal.changedElsewhere(), true);
    const again = running.journal.pending("hook", 9).find((delivery) => delivery.signal.id === ids[1]);
    assert(again !== undefined);
    assertEquals([again.state, again.attempts, again.note, again.resent], ["pending", 0, null, true]);
    assertEquals(again.signal, found(1, ids[1] ?? ""));
  },
);

strictTest("signals resend skips sinks that have received the signal, except the one that --sink names", async () => {
  const { folder, path, signals, ids } = await makeJournal();
  await using _folder = folder;
  {
    using running = openJournal(path);
    running.journal.change(ids[1] ?? "", "hook", { state: "delivered" }, FOUND);
  }
  const refused = await signals("resend", "bbbbbbbb");
  assertEquals([refused.code, refused.stdout], [1, ""]);
  assertStringIncludes(refused.stderr, "was delivered to bot, hook: add --sink NAME to send it there again");
  const { code, stdout } = await signals("resend", "bbbbbbbb", "--sink", "bot");
  assertEquals(code, 0);
  assertStringIncludes(stdout, "will be sent again to bot at the next start of consumer");
});

strictTest("signals resend --sink sends to that sink only, even if the signal was not meant for it", async () => {
  const { folder, path, signals, ids } = await makeJournal();
  await using _folder = folder;
  const { code, stdout } = await signals("resend", ids[4]?.slice(0, 9) ?? "", "--sink", "hook");
  assertEquals(code, 0);
  assertStringIncludes(stdout, "will be sent again to hook at the next start of consumer");
  using journal = new SqliteJournal(path, { readOnly: true });
  assertEquals(journal.delivery(ids[4] ?? "", "hook")?.delivery.resent, true);
  assertEquals(journal.delivery(ids[4] ?? "", "bot"), null);
});

strictTest("signals resend keeps the note of an unfinished attempt, which may have placed an order", async () => {
  const { folder, path, signals, ids } = await makeJournal();
  await using _folder = folder;
  {
    using journal = new SqliteJournal(path);
    journal.change(ids[2] ?? "", "hook", { note: "an order was sent" }, FOUND + 6);
  }
  assertEquals((await signals("resend", "cccccccc")).code, 0);
  using journal = new SqliteJournal(path, { readOnly: true });
  const again = ["bot", "hook"].map((sink) => journal.delivery(ids[2] ?? "", sink)?.delivery);
  assertEquals(again.map((delivery) => [delivery?.attempts, delivery?.resent, delivery?.note]), [
    [0, true, null],
    [0, true, "an order was sent"],
  ]);
});

strictTest("signals resend skips sinks that the config no longer has, except the one that --sink names", async () => {
  const { folder, path, signals } = await makeJournal();
  await using _folder = folder;
  {
    using journal = new SqliteJournal(path);
    journal.record(signal(50), ["gone", "bot"], FOUND);
    journal.change(signal(50).id, "gone", { state: "dead" }, FOUND);
  }
  const all = await signals("resend", signal(50).id);
  assertMatch(
    all.stdout,
    /sent again to bot at the next start of consumer; not to gone: the config no longer has this sink/,
  );
  using journal = new SqliteJournal(path, { readOnly: true });
  assertEquals(journal.delivery(signal(50).id, "gone")?.delivery.state, "dead");
  const one = await signals("resend", signal(50).id, "--sink", "gone");
  assertMatch(one.stdout, /sent again to gone at the next start of consumer, once the config has a sink gone again/);
  assertEquals(journal.delivery(signal(50).id, "gone")?.delivery.state, "pending");
});

strictTest("signals resend reports a wrong id or sink", async () => {
  const { folder, signals } = await makeJournal();
  await using _folder = folder;
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [
      ["resend", "eeeeeeee"],
      /no signal in .* has an id that starts with eeeeeeee: consumer signals lists the ids/,
    ],
    [
      ["resend", "dddddddd"],
      /several signals have an id that starts with dddddddd: give more of it\n +d{8}110+ .*\n +d{8}220+/,
    ],
    [
      ["resend", "aaaaaaaa", "--sink", "hok"],
      /there is no sink "hok" \(did you mean hook\?\); the sinks are bot, hook/,
    ],
    [["resend", "dddddddd22"], /was not meant for any sink of the config: add --sink bot or hook/],
  ];
  for (const [words, message] of wrong) {
    const { code, stdout, stderr } = await signals(...words);
    assertEquals([code, stdout], [1, ""]);
    assertMatch(stderr, message);
  }
});

strictTest("signals reports why there is no journal", async () => {
  await using folder = await TempFolder.make();
  const errorOf = async (journal: Readonly<Record<string, unknown>>): Promise<string> => {
    const config = await folder.write("c.json", configOf([NOBODY], {}, { journal }));
    const { code, stdout, stderr } = await run(["signals", "-c", config]);
    assertEquals([code, stdout], [1, ""]);
    return stderr;
  };
  assertMatch(
    await errorOf({}),
    /there is no journal .*consumer\.sqlite yet: consumer creates it when it runs with this config/,
  );
  assertStringIncludes(await errorOf({ enabled: false }), "consumer.journal.enabled is false in the config");
  assertStringIncludes(await errorOf({ file: ":memory:" }), "consumer.journal.file is :memory: in the config");
  await folder.write("text.sqlite", "no database".repeat(1000));
  assertMatch(await errorOf({ file: "text.sqlite" }), /the journal .*text\.sqlite is damaged/);
  const db = new DatabaseSync(`${folder.path}/other.sqlite`);
  db.exec("CREATE TABLE trades (id)");
  db.close();
  assertMatch(await errorOf({ file: "other.sqlite" }), /other\.sqlite is the database of another program/);
});

strictTest("signals reads an empty journal, and that of a disabled config", async () => {
  await using folder = await TempFolder.make();
  const config = await folder.write("c.json", configOf([NOBODY], { enabled: false }));
  new SqliteJournal(`${folder.path}/consumer.sqlite`)[Symbol.dispose]();
  const { code, stdout, stderr } = await run(["signals", "-c", config]);
  assertEquals([code, stdout], [0, ""]);
  assertMatch(stderr, /^no signals yet in .*consumer\.sqlite$/);
});

Deno.test("formatSignals() prints a list where a table would be too wide", () => {
  const delivery = { attempts: 1, started: 0, note: null, resent: false, updatedAt: 0, signal: signal(1) };
  const text = formatSignals([{
    signal: signal(1),
    shortId: "00000001",
    deliveries: [
      { ...delivery, sink: "bot", state: "delivered", result: "trade 7" },
      { ...delivery, sink: "hook", state: "pending", attempts: 0, resent: true, result: null },
    ],
  }], { color: false, width: 80 });
  assertEquals(text.split("\n"), [
    "2026-11-23 00:00:01  00000001  enter long ETH/USDT at 0.3333333333333333 (tag",
    "    \"1\" 'ä'), ConsumerStrategy, candle 2026-11-23 00:05",
    "  bot: delivered, trade 7",
    "  hook: pending again",
    "",
  ]);
});

Deno.test("formatSignals() wraps deliveries, and is never wider than the page", () => {
  const delivery = { attempts: 3, started: 0, note: null, resent: false, updatedAt: 0, signal: signal(1) };
  const result = `a reason of many words, again and again, and a place: https://example.org/${"x".repeat(60)}`;
  const listed = { signal: signal(1), shortId: "00000001" };
  const signals = [{ ...listed, deliveries: [{ ...delivery, sink: "hook", state: "pending", result } as const] }];
  for (let width = 40; width <= 260; width++) {
    const lines = formatSignals(signals, { color: false, width }).split("\n");
    assert(lines.every((line) => line.length <= width), `${width}\n${lines.join("\n")}`);
    const isTable = lines[0]?.startsWith("┌");
    if (width < 120 || width >= 200) assertEquals(isTable, width >= 200, `${width}`);
    assertMatch(lines.join("").replaceAll(/[\s│]/g, ""), /pendingafter3attempts:areasonofmanywords/);
  }
});

Deno.test("formatDelivery() shortens a long answer and escapes control characters", () => {
  const text = formatDelivery({ sink: "a\nb", state: "dead", attempts: 1, result: "x".repeat(500), resent: false });
  assertEquals(text, `a\\nb: dead after 1 attempt: ${"x".repeat(100)}...`);
});
