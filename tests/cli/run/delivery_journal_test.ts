import { DatabaseSync } from "node:sqlite";
import type { ConsumerEvent } from "../../../src/events.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../../support/assert.ts";
import type { Program } from "../../support/program.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { deliveryConfig, Hook, pairNames, SignalFeed, startInShellOn, startOn } from "./delivery_support.ts";
import { assertNoTrace, endsBy, PATIENCE_MS } from "../support.ts";

const STDOUT = { type: "stdout" } as const;
const FIRST = ["BTC/USDT", "ETH/USDT"] as const;

strictTest("a second instance on the same journal is rejected with the pid of the first, which goes on", async () => {
  await using folder = await TempFolder.make();
  await using feed = new SignalFeed(FIRST);
  const config = await deliveryConfig(folder, feed, [STDOUT]);
  await using first = await startOn(config, folder);
  feed.frames("BTC/USDT");
  await first.signal(({ pair }) => pair === "BTC/USDT", PATIENCE_MS);
  await using second = await startOn(config, folder);
  const { code, stdout, stderr } = await second.ended();
  assertEquals([code, stdout], [1, ""], stderr);
  assertMatch(stderr, new RegExp(`\\b${first.pid}\\b`));
  assertStringIncludes(stderr, "consumer.sqlite");
  assertNoTrace({ stdout, stderr });
  feed.frames("ETH/USDT");
  await first.signal(({ pair }) => pair === "ETH/USDT", PATIENCE_MS);
  await endsBy(first, "SIGTERM");
  await using third = await startOn(config, folder);
  await third.event((event) => event.type === "link_opened", PATIENCE_MS);
  await endsBy(third, "SIGTERM");
});

/** Returns the problem that the program reports of its journal. */
async function journalProblem(program: Program): Promise<string> {
  const at = await program.event((event) => event.type === "journal_failed", PATIENCE_MS);
  const logged: { readonly properties: { readonly event: Extract<ConsumerEvent, { type: "journal_failed" }> } } = JSON
    .parse(program.stderr.lines[at] ?? "");
  return logged.properties.event.problem;
}

/** Checks that signals reach stdout and the webhook despite the problem of the journal. */
async function assertSignals(program: Program, feed: SignalFeed, hook: Hook, pairs: readonly string[]): Promise<void> {
  feed.frames(...pairs);
  for (const pair of pairs) {
    const { id } = await program.signal((signal) => signal.pair === pair, PATIENCE_MS);
    await hook.taken.first(1, (taken) => taken === id);
  }
}

strictTest(
  "a locked journal causes a clear error; signals go on, and missed entries are written when it is free",
  async () => {
    await using folder = await TempFolder.make();
    await using feed = new SignalFeed(FIRST);
    await using hook = new Hook();
    const config = await deliveryConfig(folder, feed, [STDOUT, { type: "webhook", url: hook.url }]);
    const journal = `${folder.path}/consumer.sqlite`;
    // the running program keeps the file to itself, so only a program that was there first can lock it
    using other = new DatabaseSync(journal);
    other.exec("BEGIN EXCLUSIVE");
    await using program = await startOn(config, folder);
    const problem = await journalProblem(program);
    assertMatch(problem, /^the journal .+consumer\.sqlite is locked by another program: stop that program/);
    await assertSignals(program, feed, hook, ["BTC/USDT", "ETH/USDT"]);
    other.exec("ROLLBACK");
    await program.event((event) => event.type === "journal_recovered", PATIENCE_MS);
    await endsBy(program, "SIGTERM");
    const states = other.prepare("SELECT pair, state FROM delivery JOIN signal ON seq = signal ORDER BY pair").all();
    assertEquals(states.map(({ pair, state }) => `${pair} ${state}`), [
      ...["BTC/USDT delivered", "BTC/USDT delivered", "ETH/USDT delivered", "ETH/USDT delivered"],
    ]);
  },
);

strictTest("a file that is no journal causes a clear error that says what to do; signals go on", async () => {
  await using folder = await TempFolder.make();
  await using feed = new SignalFeed(FIRST);
  await using hook = new Hook();
  const config = await deliveryConfig(folder, feed, [STDOUT, { type: "webhook", url: hook.url }]);
  await folder.write("consumer.sqlite", "this is no database, though it has its place ".repeat(200));
  await using program = await startOn(config, folder);
  assertMatch(await journalProblem(program), /consumer\.sqlite is damaged: a running consumer saves what can be read/);
  await assertSignals(program, feed, hook, FIRST);
  const { stderr } = await endsBy(program, "SIGTERM");
  assertMatch(stderr, /consumer\.sqlite is no journal, or its first bytes are damaged: move it away/);
  assertStringIncludes(stderr, "signals could not be written and are lost");
  assert(!stderr.includes("pending in the journal"), stderr);
});

strictTest("a journal without write permission causes a clear error; signals go on", async () => {
  await using folder = await TempFolder.make();
  await using elsewhere = await TempFolder.make();
  await using feed = new SignalFeed(FIRST);
  await using hook = new Hook();
  const journal = { file: `${elsewhere.path}/journal.sqlite` };
  const sinks = [STDOUT, { type: "webhook", url: hook.url }];
  const config = await deliveryConfig(folder, feed, sinks, { journal });
  await using program = await startOn(config, folder);
  assertMatch(
    await journalProblem(program),
    /journal\.sqlite can't be used: this program has no permission/,
  );
  await assertSignals(program, feed, hook, FIRST);
  await endsBy(program, "SIGTERM");
});

strictTest("a journal whose folder is missing causes a clear error; signals go on", async () => {
  await using folder = await TempFolder.make();
  await using feed = new SignalFeed(FIRST);
  await using hook = new Hook();
  const journal = { file: "nowhere/journal.sqlite" };
  const sinks = [STDOUT, { type: "webhook", url: hook.url }];
  const config = await deliveryConfig(folder, feed, sinks, { journal });
  await using program = await startOn(config, folder);
  assertMatch(await journalProblem(program), /journal\.sqlite can't be opened: its folder must exist/);
  await assertSignals(program, feed, hook, FIRST);
  await endsBy(program, "SIGTERM");
});

strictTest(
  "a journal that can't grow causes a clear error; signals go on",
  { ignore: Deno.build.os === "windows" },
  async () => {
    const pairs = pairNames(60);
    await using folder = await TempFolder.make();
    await using feed = new SignalFeed(pairs);
    await using hook = new Hook();
    const config = await deliveryConfig(folder, feed, [STDOUT, { type: "webhook", url: hook.url }]);
    // the program's files can have 64 blocks of 512 bytes; a longer write fails, but does not end the program
    const line = `trap "" XFSZ; ulimit -f 64; exec "$@"`;
    await using program = await startInShellOn(line, config, folder);
    await assertSignals(program, feed, hook, pairs);
    assertMatch(await journalProblem(program), /consumer\.sqlite can't (?:grow|be used): the disk/);
    const { stdout } = await endsBy(program, "SIGTERM");
    assertEquals(stdout.split("\n").length, pairs.length);
    assert(new Set(hook.taken.items).size === pairs.length);
  },
);

/** Whether a test can mount its own disk, in a namespace that ends with the program in it. */
async function canMount(): Promise<boolean> {
  if (Deno.build.os !== "linux") return false;
  await using folder = await TempFolder.make();
  try {
    const args = ["-rm", "mount", "-t", "tmpfs", "tmpfs", folder.path];
    return (await new Deno.Command("unshare", { args, stdout: "null", stderr: "null" }).output()).success;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

strictTest(
  "a full disk causes a clear error; signals go on, and missed entries are written when there is room",
  { ignore: !await canMount() },
  async () => {
    const pairs = pairNames(60);
    await using folder = await TempFolder.make();
    await using feed = new SignalFeed(pairs);
    await using hook = new Hook();
    const disk = `${folder.path}/disk`, room = `${folder.path}/room`;
    await Deno.mkdir(disk);
    const journal = { file: `${disk}/journal.sqlite` };
    const config = await deliveryConfig(folder, feed, [STDOUT, { type: "webhook", url: hook.url }], { journal });
    // only the namespace sees this disk: a second program in it frees space when a file appears
    const companion = `while [ -d ${folder.path} ] && [ ! -e ${room} ]; do sleep 0.05; done`;
    const inside = `mount -t tmpfs -o size=300k tmpfs ${disk} &&
      { (${companion}; mount -o remount,size=30m ${disk}) >/dev/null 2>&1 & exec "$@"; }`;
    await using program = await startInShellOn(`exec unshare -rm sh -c '${inside}' sh "$@"`, config, folder);
    await assertSignals(program, feed, hook, pairs);
    assertMatch(await journalProblem(program), /journal\.sqlite can't grow: the disk is full, free some space/);
    await Deno.writeTextFile(room, "");
    await program.event(
      (event) => event.type === "journal_recovered" && event.written > 0 && event.dropped === 0,
      PATIENCE_MS,
    );
    const { stdout } = await endsBy(program, "SIGTERM");
    assertEquals(stdout.split("\n").length, pairs.length);
  },
);
