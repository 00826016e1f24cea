import type { ConsumerEvent, DeliveryEvent } from "../../src/events.ts";
import type { Signal } from "../../src/signal.ts";
import { assert, assertEquals, assertMatch } from "../support/assert.ts";
import { outcomeText, Sender, signal } from "../delivery/sinks/freqtrade/freqtrade_support.ts";
import { FakeClock } from "../support/fake_clock.ts";
import { Program } from "../support/program.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { Freqtrade, type FreqtradeOptions, offlinePairs } from "./freqtrade.ts";
import { endBySignal, strategyPath } from "./support.ts";

const LOG = ["--output", "json", "--log-format", "json", "--log-level", "debug"];
/** The time limit from a wish to the bot's trade. It includes a producer's round, an evaluation and two retries. */
const LIMIT_MS = 60_000;
const PAIRS = offlinePairs(4);
const [BTC = "", ETH = "", SOL = "", XRP = ""] = PAIRS;
const TOKEN = "orders-ws-token";
const WRONG_PASSWORD = "wr0ng-passw0rd";
/** As run_freqtrade.py sets it. */
const LOGIN = { username: "freqtrader", password: "freqtrader" };

type EventOf<Type extends DeliveryEvent["type"]> = Extract<DeliveryEvent, { readonly type: Type }>;

/** A producer, a bot that takes orders, and our program between them. Tests can stop and restart the program and the bot. */
class Chain implements AsyncDisposable {
  readonly #folder: TempFolder;
  readonly #producer: Freqtrade;
  #bot: Freqtrade;
  #program: Program | null = null;
  readonly #wishes: Record<string, string> = {};

  private constructor(folder: TempFolder, producer: Freqtrade, bot: Freqtrade) {
    this.#folder = folder;
    this.#producer = producer;
    this.#bot = bot;
  }

  static async start(): Promise<Chain> {
    const folder = await TempFolder.make();
    const [producer, bot] = await Promise.all([
      Freqtrade.start({ token: TOKEN, pairs: PAIRS, timeframe: "5m" }),
      Freqtrade.start(await botOptions(folder)),
    ]);
    const chain = new Chain(folder, producer, bot);
    await Deno.copyFile(strategyPath("wishes.ts"), `${folder.path}/wishes.ts`);
    await chain.wish(BTC, "");
    await folder.write("config.json", chain.#config());
    await Promise.all([producer.analysed(), bot.answering()]);
    await chain.run();
    return chain;
  }

  get bot(): Freqtrade {
    return this.#bot;
  }

  get program(): Program {
    if (this.#program === null) throw new Error("the program is not running");
    return this.#program;
  }

  /** Sets the signal that the strategy emits for a pair from now on. */
  async wish(pair: string, action: Signal["action"] | ""): Promise<void> {
    this.#wishes[pair] = action;
    // renamed into place, so that the strategy never reads half of the file
    const half = await this.#folder.write("wanted.json.new", this.#wishes);
    await Deno.rename(half, `${this.#folder.path}/wanted.json`);
  }

  /** Makes the bot's exchange reject orders until the result is disposed of. */
  async hold(): Promise<AsyncDisposable> {
    const path = await this.#folder.write("bot/hold", "");
    return { [Symbol.asyncDispose]: () => Deno.remove(path) };
  }

  async run(): Promise<void> {
    const args = ["--config", `${this.#folder.path}/config.json`, "--strategy", `${this.#folder.path}/wishes.ts`];
    this.#program = await Program.start([...args, ...LOG], { mayWrite: this.#folder.path });
  }

  async killProgram(): Promise<void> {
    await this.program[Symbol.asyncDispose]();
    this.#program = null;
  }

  /** Restarts the bot on the same port with the same trades. */
  async restartBot(between: () => Promise<unknown>, changes: Partial<FreqtradeOptions>): Promise<void> {
    const { port } = this.#bot;
    await this.#bot.kill();
    await between();
    this.#bot = await Freqtrade.start({ ...await botOptions(this.#folder), port, ...changes });
    await this.#bot.answering();
  }

  /** Returns the first event of this type about this pair and sink. */
  async deliveryEvent<Type extends DeliveryEvent["type"]>(
    type: Type,
    pair: string,
    wanted: (event: EventOf<Type>) => boolean = () => true,
    sink = "bot",
  ): Promise<EventOf<Type>> {
    const isIt = (event: ConsumerEvent): event is EventOf<Type> =>
      event.type === type && "sink" in event && event.sink === sink && "signal" in event && event.signal.pair === pair;
    let found: EventOf<Type> | null = null;
    await this.program.event((event) => {
      if (isIt(event) && wanted(event)) found = event;
      return found !== null;
    }, LIMIT_MS);
    if (found === null) throw new Error(`no ${type} of ${pair}`);
    return found;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#program?.[Symbol.asyncDispose]();
    await Promise.all([this.#producer[Symbol.asyncDispose](), this.#bot[Symbol.asyncDispose]()]);
    await this.#folder[Symbol.asyncDispose]();
  }

  #config(): unknown {
    const url = `http://127.0.0.1:${this.#bot.port}`;
    const sinks = [
      { type: "stdout" },
      // market orders, because a limit order may wait indefinitely for its price
      { type: "freqtrade", name: "bot", url, ...LOGIN, order_type: "market", timeout: 5, settle_time: 30 },
      { type: "freqtrade", name: "stranger", url, ...LOGIN, password: WRONG_PASSWORD, filter: { pairs: [ETH] } },
    ];
    const producers = [{ name: "default", host: "127.0.0.1", port: this.#producer.port, ws_token: TOKEN }];
    return { external_message_consumer: { enabled: true, producers }, consumer: { sinks } };
  }
}

async function botOptions(folder: TempFolder): Promise<FreqtradeOptions> {
  const work = `${folder.path}/bot`;
  await Deno.mkdir(work, { recursive: true });
  const trading = { strategy: "OrdersStrategy", forceEntry: true, maxOpenTrades: 2 };
  return { token: TOKEN, pairs: PAIRS, timeframe: "5m", work, ...trading };
}

Deno.test("signals from a real freqtrade become trades of another freqtrade", async (test) => {
  await using chain = await Chain.start();
  let failed = false;
  // each step needs the one before
  const step = async (name: string, body: () => Promise<void>): Promise<void> => {
    if (!failed) failed = !await test.step(name, body);
  };

  await step("an order that a kill interrupts opens one trade, and the next start finds it", async () => {
    {
      await using _hold = await chain.hold();
      await chain.wish(BTC, "enter");
      const { reason } = await chain.deliveryEvent("delivery_failed", BTC);
      assertMatch(reason, /did not answer within 5 s/);
      await chain.killProgram();
    }
    await chain.run();
    const { result } = await chain.deliveryEvent("signal_delivered", BTC);
    assertEquals(result, "trade 1 (found after an interruption)");
    const trades = await chain.bot.trades();
    assertEquals(trades.map(({ pair, is_short, enter_tag }) => [pair, is_short, enter_tag]), [
      [BTC, false, `wish for ${BTC}`],
    ]);
  });

  await step("the sink handles the bot's refusals, tokens and cancelled entries", async () => {
    const clock = new FakeClock();
    const settings = { password: LOGIN.password, timeout: 30, send_price: true };
    await using sender = new Sender(`http://127.0.0.1:${chain.bot.port}`, settings, clock);
    const send = async (changes: Partial<Signal>): Promise<string> => outcomeText(await sender.send(signal(changes)));
    const check = await sender.sink.check(new AbortController().signal);
    assertEquals(check, { ok: true, text: "bot producer: dry run, running, force entry on, 1 of 2 trades open" });
    assertEquals(
      await send({ pair: ETH, side: "short" }),
      `refused: the bot can't go short on ${ETH}: it trades the spot market`,
    );
    assertEquals(
      await send({ pair: "NONE/USDT" }),
      "refused: the bot can't trade NONE/USDT: the pair is not an active market of its exchange",
    );
    assertEquals(await send({ pair: BTC, side: "short" }), `skipped: ${BTC} is open already: trade 1`);
    // nobody sells at this price, so the order is not filled
    assertEquals(await send({ pair: ETH, price: 1 }), "delivered: trade 2 opened");
    await clock.advance(14 * 60_000);
    const exit = { pair: ETH, action: "exit" } as const;
    assertEquals(await send(exit), "delivered: trade 2 cancelled before its entry was filled");
    assertEquals(await send(exit), `skipped: no open long trade of ${ETH}`);
  });

  await step(
    "an entry opens a trade with its pair, side and tag; a wrong password is reported but not printed",
    async () => {
      await chain.wish(ETH, "enter");
      const { result } = await chain.deliveryEvent("signal_delivered", ETH);
      assertEquals(result, "trade 2 opened");
      const trade = await chain.bot.trade(({ trade_id }) => trade_id === 2);
      assertEquals([trade.pair, trade.is_short, trade.enter_tag], [ETH, false, `wish for ${ETH}`]);
      const { reason } = await chain.deliveryEvent("delivery_failed", ETH, () => true, "stranger");
      assertMatch(reason, /rejects username and password: compare them with api_server.username/);
    },
  );

  await step("a full bot is reported, and enters after an exit", async () => {
    await chain.wish(SOL, "enter");
    const { reason } = await chain.deliveryEvent("delivery_failed", SOL);
    assertEquals(reason, "the bot is full: 2 of 2 trades are open");
    await chain.bot.trade(({ pair, has_open_orders }) => pair === BTC && !has_open_orders);
    await chain.wish(BTC, "exit");
    const exit = await chain.deliveryEvent("signal_delivered", BTC, ({ signal }) => signal.action === "exit");
    assertEquals(exit.result, "ordered the exit of trade 1");
    const closed = await chain.bot.trade(({ trade_id, is_open }) => trade_id === 1 && !is_open);
    assertEquals([closed.pair, closed.exit_reason], [BTC, "force_exit"]);
    assertEquals((await chain.deliveryEvent("signal_delivered", SOL)).result, "trade 3 opened");
  });

  await step(
    "a restarted bot receives the signals that it missed, and accepts no entry when force entry is off",
    async () => {
      await chain.restartBot(async () => {
        await chain.wish(ETH, "exit");
        const { reason } = await chain.deliveryEvent("delivery_failed", ETH, ({ signal }) => signal.action === "exit");
        assertMatch(reason, /refused the connection/);
      }, { forceEntry: false });
      const exit = await chain.deliveryEvent("signal_delivered", ETH, ({ signal }) => signal.action === "exit");
      assertEquals(exit.result, "ordered the exit of trade 2");
      await chain.bot.trade(({ trade_id, is_open }) => trade_id === 2 && !is_open);
      await chain.wish(XRP, "enter");
      const { reason } = await chain.deliveryEvent("signal_dead", XRP);
      assertEquals(reason, "the bot does not accept entries: set force_entry_enable to true in its config");
    },
  );

  await step("each pair was entered once, and no password was printed", async () => {
    const trades = (await chain.bot.trades()).map(({ pair, is_open }) => `${pair} ${is_open}`).sort();
    assertEquals(trades, [`${BTC} false`, `${ETH} false`, `${SOL} true`]);
    const end = await endBySignal(chain.program, "SIGTERM", [TOKEN, WRONG_PASSWORD]);
    assert(!/eyJ[\w-]+\.[\w-]+/.test(end.stderr + end.stdout), "a JWT was printed");
  });
});
