import fc from "fast-check";
import { retryPauseMs } from "../../src/delivery/retry.ts";
import type { SendOutcome } from "../../src/delivery/sinks/sink.ts";
import type { Signal } from "../../src/signal.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { FakeBot, type FakeBotFault } from "../support/fake_bot.ts";
import { FakeClock } from "../support/fake_clock.ts";
import { strictTest } from "../support/strict.ts";
import { PASSWORD, Sender, signal } from "../delivery/sinks/freqtrade/freqtrade_support.ts";

const SETTLE_S = 60;
/** An order stays at the bot for less than `settle_time`: more is what that setting is for. */
const SLOW_MS = 40_000;
const TIMEOUT_S = 0.03;
const MAX_TRIES = 500;

/** What happens to one request that reaches the bot. */
type Mishap = FakeBotFault | "crash";

const mishaps: readonly Mishap[] = [
  ...["error", "reset", "act_then_reset", "act_then_proxy_error", "slow", "hang", "expire_tokens", "crash"] as const,
];

const mishap = fc.oneof({ weight: 3, arbitrary: fc.constant<Mishap>("none") }, {
  weight: 2,
  arbitrary: fc.constantFrom(...mishaps),
});

/** What happens between two attempts. */
const pause = fc.constantFrom("none", "none", "bot_restarts", "tokens_forgotten", "trades_close");

const wanted = fc.record({
  pair: fc.constantFrom("BTC/USDT", "ETH/USDT"),
  side: fc.constantFrom("long", "short"),
  action: fc.constantFrom("enter", "enter", "exit"),
}) as fc.Arbitrary<Pick<Signal, "pair" | "side" | "action">>;

const story = fc.record({
  signals: fc.array(wanted, { minLength: 1, maxLength: 5, size: "max" }),
  mishaps: fc.array(mishap, { maxLength: 40, size: "max" }),
  pauses: fc.array(pause, { maxLength: 20, size: "max" }),
});

type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

/** A journal, a queue with retries, and a program that some of the mishaps kill. Only the notes survive that. */
class Trader implements AsyncDisposable {
  readonly bot: FakeBot;
  /** How often the bot closed its trades by itself. */
  closings = 0;
  readonly #clock = new FakeClock();
  readonly #notes = new Map<string, string>();
  readonly #mishaps: Mishap[];
  readonly #pauses: Story["pauses"];
  #sender: Sender | null = null;
  #kill: () => void = () => {};

  constructor({ mishaps, pauses }: Story) {
    this.#mishaps = [...mishaps];
    this.#pauses = [...pauses];
    const fault = (): FakeBotFault => {
      const next = this.#mishaps.shift() ?? "none";
      if (next !== "crash") return next;
      this.#kill();
      return "none";
    };
    this.bot = new FakeBot({ password: PASSWORD, slowMs: SLOW_MS, clock: this.#clock, fault });
  }

  /** Retries until the signal is settled. The bot recovers after the last mishap. */
  async deliver(what: Signal): Promise<SendOutcome> {
    for (let tries = 1; tries < MAX_TRIES; tries++) {
      const outcome = await this.#try(what);
      if (outcome !== null && outcome.type !== "failed") return outcome;
      await this.#clock.advance(outcome?.retryAfterMs ?? retryPauseMs(tries, 0.5));
      await this.#pause();
    }
    throw new Error(`${what.action} ${what.side} ${what.pair} never came to an end`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#sender?.[Symbol.asyncDispose]();
    await this.bot[Symbol.asyncDispose]();
  }

  /** Null: the program was killed while it sent. */
  async #try(what: Signal): Promise<SendOutcome | null> {
    this.#sender ??= this.#start();
    const killed = new AbortController();
    this.#kill = () => killed.abort();
    const outcome = await this.#sender.send(what, killed.signal);
    for (const [id, note] of this.#sender.notes) this.#notes.set(id, note);
    if (!killed.signal.aborted) return outcome;
    await this.#sender[Symbol.asyncDispose]();
    this.#sender = null;
    return null;
  }

  #closeTrades(): void {
    this.closings++;
    for (const trade of this.bot.trades.open) trade.is_open = false;
  }

  #start(): Sender {
    const sender = new Sender(this.bot.url, { timeout: TIMEOUT_S, settle_time: SETTLE_S }, this.#clock);
    for (const [id, note] of this.#notes) sender.notes.set(id, note);
    return sender;
  }

  async #pause(): Promise<void> {
    const what = this.#pauses.shift() ?? "none";
    if (what === "tokens_forgotten") this.bot.tokens.forget();
    if (what === "trades_close") this.#closeTrades();
    if (what !== "bot_restarts") return;
    await this.bot.stop();
    this.bot.start();
  }
}

/** Delivers the signals one after another, and compares the trades of the bot to those of a bot without mishaps. */
async function assertRight(outcomeText: Story): Promise<void> {
  await using trader = new Trader(outcomeText);
  const open = new Map<string, Signal>();
  for (const wish of outcomeText.signals) {
    const what = signal(wish);
    const { closings } = trader;
    const { type } = await trader.deliver(what);
    const before = open.get(what.pair);
    const { entries, misdeeds } = trader.bot.trades;
    const entered = entries.filter(({ entry }) => entry.entry_tag === what.tag).length;
    assertEquals(misdeeds, []);
    if (what.action === "exit") {
      assert(type === "delivered" || type === "skipped", type);
      assertEquals(entered, 0);
      if (before?.side === what.side) open.delete(what.pair);
    } else if (before === undefined || type === "delivered" && closings !== trader.closings) {
      assertEquals([type, entered], ["delivered", 1]);
      open.set(what.pair, what);
    } else {
      assertEquals([type, entered], ["skipped", 0]);
    }
    const tags = trader.bot.trades.open.map(({ enter_tag }) => enter_tag).sort();
    if (closings !== trader.closings) {
      for (const { pair, tag } of [...open.values()]) if (!tags.includes(`${tag}`)) open.delete(pair);
    }
    assertEquals(tags, [...open.values()].map(({ tag }) => `${tag}`).sort());
  }
}

strictTest(
  "FreqtradeSink enters once and exits all, whatever fails and whenever the program is killed",
  async () => {
    await fc.assert(fc.asyncProperty(story, assertRight), { numRuns: 100 });
  },
);

strictTest("FakeBot records a pair that is entered twice", async () => {
  await using bot = new FakeBot({ positionAdjustment: true });
  bot.trades.enter({ pair: "BTC/USDT", side: "long", entry_tag: "a" });
  bot.trades.enter({ pair: "BTC/USDT", side: "long", entry_tag: "a" });
  assert(bot.trades.misdeeds.length === 2, bot.trades.misdeeds.join());
});
