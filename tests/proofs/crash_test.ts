import { openDatabase } from "../../src/delivery/journal/open_database.ts";
import type { Signal } from "../../src/signal.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { CrashDay } from "../support/crash_day.ts";
import { seeded } from "../support/crash_random.ts";
import { CrashReceiver } from "../support/crash_receiver.ts";
import { FakeBot, randomFaults } from "../support/fake_bot.ts";
import { Program } from "../support/program.ts";
import { ScriptedProducer } from "../support/scripted_producer.ts";
import { strictTest } from "../support/strict.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { configOf, endsBy, strategy } from "../cli/support.ts";

/** The number of kills. A hundred take a minute; an environment variable can lower it. */
const KILLS = Number(Deno.env.get("CRASH_KILLS") ?? 100);
/** The seed of the random numbers. A failed run prints it. */
const SEED = Number(Deno.env.get("CRASH_SEED") ?? Math.floor(Math.random() * 2 ** 31));
const CANDLES = KILLS >= 100 ? 288 : 3 * KILLS;
const BEACON = "BEACON/USDT";
const PAIRS = Array.from({ length: 9 }, (_, i) => `P${i}/USDT`);
/** The pairs that the bot trades. */
const TRADED = PAIRS.slice(0, 4);
/** How long the program runs until it is killed. */
const LIFE_MS = 700;
/** How long the last run can take: the pauses after failures, and what they delay. */
const END_MS = 120_000;

strictTest(
  `killed ${KILLS} times (CRASH_SEED=${SEED}): every signal arrives in order, repeats have the same id, and no pair is entered twice`,
  async () => {
    const random = seeded(SEED);
    await using folder = await TempFolder.make();
    await using receiver = new CrashReceiver(seeded(SEED + 1));
    const faults = ["error", "reset", "act_then_reset", "act_then_proxy_error", "slow", "expire_tokens"] as const;
    await using bot = new FakeBot({ fault: randomFaults(SEED + 2, 0.05, faults) });
    const day = new CrashDay({ seed: SEED + 3, pairs: PAIRS, beacon: BEACON, candles: CANDLES });
    await using producer = new ScriptedProducer(day.script);
    const journal = `${folder.path}/journal.sqlite`;
    const often = { max_attempts: 10_000 };
    const config = await folder.write("c.json", {
      ...configOf([producer.settings()], { sleep_time: 0.1 }, {
        journal: { file: journal },
        hot_reload: false,
        sinks: [
          { type: "stdout", filter: { pairs: [BEACON] } },
          { type: "webhook", url: receiver.url, ...often },
          {
            type: "freqtrade",
            url: bot.url,
            username: bot.username,
            password: bot.password,
            ...often,
            ...{
              filter: { pairs: TRADED },
              settle_time: 1,
            },
          },
        ],
      }),
      exchange: { outdated_offset: 1_000_000 },
    });
    const args = ["-c", config, "-s", strategy("crossings.ts"), "--output", "json", "--no-supervisor"];
    const start = (): Promise<Program> =>
      Program.start(args, { mayWrite: folder.path, onStdoutLine: (line) => day.saw(JSON.parse(line).candle) });

    let dialled = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      day.allow(Math.ceil((CANDLES - 1) * (kill + 1) / KILLS));
      const visits = producer.visits.items.length;
      await using program = await start();
      // one in five may be killed before it connects
      if (random() < 0.8) await Promise.race([producer.visits.first(visits + 1), diesWith(program)]);
      await new Promise((resolve) => setTimeout(resolve, random() * LIFE_MS));
      program.kill("SIGKILL");
      const { code, stderr } = await program.ended();
      assertEquals(code, 137, `it had ended before it was killed:\n${stderr}`);
      if (producer.visits.items.length > visits) dialled++;
    }

    day.allow(CANDLES);
    const visits = producer.visits.items.length;
    await using program = await start();
    // before it connects, the program can't stop in order yet
    await Promise.race([producer.visits.first(visits + 1), diesWith(program)]);
    await within(END_MS, "the day is over", Promise.race([day.over, diesWith(program)]));
    receiver.isWell = true;
    bot.fault = () => "none";
    await within(END_MS, "nothing is pending", nothingPending(journal));
    await endsBy(program, "SIGTERM");

    const expected = await undisturbed(folder, day);
    assert(expected.length > CANDLES * 3, `${expected.length} signals are too few to mean anything`);
    assertEquals(new Set(receiver.taken.map(({ id }) => id)), new Set(expected.map(({ id }) => id)));
    assertInOrder(receiver.taken, expected);
    assertSameUnderOneId(receiver.taken);
    assertEquals(bot.trades.misdeeds, []);
    const journaled = entriesInJournal(journal);
    for (const pair of TRADED) {
      const wanted = entriesOf(expected.filter((signal) => signal.pair === pair));
      const entered = bot.trades.entries.map(({ entry }) => entry).filter((entry) => entry.pair === pair);
      assertEquals(
        entered.map(({ entry_tag }) => entry_tag),
        wanted.filter(({ isFree }) => isFree).map(({ tag }) => tag),
      );
      assertEquals(
        journaled.filter((entry) => entry.pair === pair).map(({ tag, state }) => `${tag} ${state}`),
        wanted.map(({ tag, isFree }) => `${tag} ${isFree ? "delivered" : "skipped"}`),
      );
    }
    // proves that the kills interrupted something
    assert(dialled > KILLS / 2, `only ${dialled} of ${KILLS} programs connected`);
    assert(receiver.taken.length > expected.length, "no signal was sent twice");
    if (KILLS >= 100) assertEquals(receiver.failures.size, 5, `only ${[...receiver.failures.keys()]}`);
  },
);

/** Rejects when the program ends by itself. */
async function diesWith(program: Program): Promise<never> {
  const { stderr } = await program.ended();
  throw new Error(`the program ended by itself:\n${stderr}`);
}

async function within<T>(ms: number, what: string, promise: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`not within ${ms} ms: ${what}`)), ms);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Reads the journal repeatedly until no delivery is pending. */
async function nothingPending(journal: string): Promise<void> {
  while (countPending(journal) > 0) await new Promise((resolve) => setTimeout(resolve, 500));
}

/** Reads a copy of the journal, because the running program keeps the file to itself. */
function countPending(journal: string): number {
  const db = openDatabase(journal, { readOnly: true });
  try {
    return Number(db.prepare("SELECT count(*) AS count FROM delivery WHERE state = 'pending'").get()?.["count"]);
  } finally {
    db.close();
  }
}

/** Returns the signals of the same day that an undisturbed program finds. */
async function undisturbed(folder: TempFolder, day: CrashDay): Promise<readonly Signal[]> {
  const recording = await folder.write("day.ndjson", day.recording());
  const config = await folder.write(
    "replay.json",
    configOf([{
      name: "default",
      host: "127.0.0.1",
      port: 1,
      secure: false,
      ws_token: "replayed",
    }]),
  );
  const args = ["replay", "-c", config, "-s", strategy("crossings.ts"), "--output", "json", recording];
  await using program = await Program.start(args);
  const { code, stderr } = await program.ended();
  assertEquals(code, 0, stderr);
  return program.signals();
}

/** Checks that the signals of each pair arrive in order, and that none is repeated after a newer one. */
function assertInOrder(taken: readonly Signal[], expected: readonly Signal[]): void {
  for (const pair of [...PAIRS, BEACON]) {
    const order = expected.filter((signal) => signal.pair === pair).map(({ id }) => id);
    const places = taken.filter((signal) => signal.pair === pair).map(({ id }) => order.indexOf(id));
    assertEquals(places, places.toSorted((a, b) => a - b), `${pair} is out of order`);
    assertEquals(new Set(places).size, order.length);
  }
}

/** Returns the entries of one pair, and whether no trade was open then: a pair has one open trade at most. */
function entriesOf(signals: readonly Signal[]): readonly { readonly tag: string; readonly isFree: boolean }[] {
  return signals.flatMap(({ action, tag }, i) =>
    action === "enter" ? [{ tag: tag ?? "", isFree: signals[i - 1]?.action !== "enter" }] : []
  );
}

/** What the journal says has become of each entry. */
function entriesInJournal(journal: string): readonly Readonly<Record<string, unknown>>[] {
  const db = openDatabase(journal, { readOnly: true });
  try {
    const sql = `SELECT pair, tag, state FROM delivery JOIN signal ON seq = signal
      WHERE sink = 'freqtrade' AND action = 'enter' ORDER BY seq`;
    return db.prepare(sql).all();
  } finally {
    db.close();
  }
}

/** Checks that repeated signals are equal to the first. */
function assertSameUnderOneId(taken: readonly Signal[]): void {
  const first = new Map<string, Signal>();
  for (const signal of taken) {
    assertEquals(signal, first.get(signal.id) ?? signal);
    first.set(signal.id, signal);
  }
}
