import { assert, assertEquals, assertMatch, assertStringIncludes } from "../../../support/assert.ts";
import { FakeBot, type FakeBotFault, type FakeBotOptions } from "../../../support/fake_bot.ts";
import { FakeClock } from "../../../support/fake_clock.ts";
import { type HttpScript, HttpServer } from "../../../support/http_server.ts";
import { answers } from "../../../support/http_answers.ts";
import { strictTest } from "../../../support/strict.ts";
import { outcomeText, PASSWORD, Sender, signal } from "./freqtrade_support.ts";

function botOf(options: FakeBotOptions = {}): FakeBot {
  return new FakeBot({ password: PASSWORD, ...options });
}

/** Returns a fault for the next request for `path` only. */
function once(path: string, fault: FakeBotFault): (request: { readonly path: string }) => FakeBotFault {
  let done = false;
  return (request) => {
    if (done || request.path !== path) return "none";
    done = true;
    return fault;
  };
}

strictTest("FreqtradeSink opens a trade of the signal's pair, side and tag", async () => {
  await using bot = botOf();
  await using sender = new Sender(bot.url);
  assertEquals(outcomeText(await sender.send(signal({ tag: "rsi" }))), "delivered: trade 1 opened");
  assertEquals(
    outcomeText(await sender.send(signal({ pair: "ETH/USDT", side: "short", tag: null }))),
    "delivered: trade 2 opened",
  );
  assertEquals(bot.trades.entries.map(({ entry }) => entry), [
    { pair: "BTC/USDT", side: "long", entry_tag: "rsi" },
    { pair: "ETH/USDT", side: "short" },
  ]);
});

strictTest("FreqtradeSink sends the settings of the config, and omits a missing price", async () => {
  await using bot = botOf();
  const settings = { stake_amount: 25, leverage: 3, order_type: "market", send_price: true } as const;
  await using sender = new Sender(bot.url, settings);
  await sender.send(signal({ tag: "rsi" }));
  await sender.send(signal({ pair: "ETH/USDT", price: null, tag: "rsi" }));
  const order = { entry_tag: "rsi", ordertype: "market", stakeamount: 25, leverage: 3 };
  assertEquals(bot.trades.entries.map(({ entry }) => entry), [
    { pair: "BTC/USDT", side: "long", price: 1051.348073, ...order },
    { pair: "ETH/USDT", side: "long", ...order },
  ]);
});

strictTest("FreqtradeSink.preview() shows the order without a request to the bot", async () => {
  await using bot = botOf();
  await using sender = new Sender(`${bot.url}/api/v1/`, { order_type: "limit" });
  assertEquals(sender.sink.preview(signal({ tag: "rsi" })), {
    to: `POST ${bot.url}/api/v1/forceenter`,
    content: { pair: "BTC/USDT", side: "long", entry_tag: "rsi", ordertype: "limit" },
  });
  assertEquals(sender.sink.preview(signal({ action: "exit" })), {
    to: `POST ${bot.url}/api/v1/forceexit`,
    content: { tradeid: "of each open long trade of BTC/USDT", ordertype: "limit" },
  });
  assertEquals(bot.requests, []);
});

strictTest("FreqtradeSink exits only the trades of the signal's pair and side", async () => {
  await using bot = botOf();
  bot.trades.enter({ pair: "BTC/USDT", side: "long" });
  bot.trades.enter({ pair: "ETH/USDT", side: "short" });
  bot.trades.enter({ pair: "ETH/USDT", side: "long" });
  bot.trades.enter({ pair: "ETH/USDT", side: "long" });
  await using sender = new Sender(bot.url);
  const exit = signal({ pair: "ETH/USDT", action: "exit" });
  assertEquals(outcomeText(await sender.send(exit)), "delivered: ordered the exit of trades 3, 4");
  assertEquals(bot.trades.exits, [3, 4]);
  assertEquals(outcomeText(await sender.send(exit)), "skipped: no open long trade of ETH/USDT");
});

strictTest("FreqtradeSink skips a trade that has an exit order already", async () => {
  await using bot = botOf({ fillExits: false });
  bot.trades.enter({ pair: "BTC/USDT", side: "long" });
  await using sender = new Sender(bot.url);
  const exit = signal({ action: "exit" });
  assertEquals(outcomeText(await sender.send(exit)), "delivered: ordered the exit of trade 1");
  assertEquals(outcomeText(await sender.send(exit)), "delivered: trade 1 exiting already");
  assertEquals(bot.trades.exits, [1]);
});

strictTest("FreqtradeSink reports that an exit cancelled a trade with an unfilled entry", async () => {
  await using bot = botOf({ fillEntries: false });
  bot.trades.enter({ pair: "BTC/USDT", side: "long" });
  await using sender = new Sender(bot.url);
  assertEquals(
    outcomeText(await sender.send(signal({ action: "exit" }))),
    "delivered: trade 1 cancelled before its entry was filled",
  );
  assertEquals(bot.trades.all, []);
});

strictTest("FreqtradeSink retries a failed exit, and reports the reason", async () => {
  await using bot = botOf({ fault: once("forceexit", "error") });
  bot.trades.enter({ pair: "BTC/USDT", side: "long" });
  await using sender = new Sender(bot.url);
  const exit = signal({ action: "exit" });
  assertMatch(
    outcomeText(await sender.send(exit)),
    /^failed signal: trade 1 of BTC\/USDT could not be exited: .*HTTP 500/,
  );
  assertEquals(outcomeText(await sender.send(exit)), "delivered: ordered the exit of trade 1");
});

strictTest(
  "FreqtradeSink skips a pair that is open on either side, even if the bot would increase it",
  async () => {
    await using bot = botOf({ positionAdjustment: true });
    bot.trades.enter({ pair: "BTC/USDT", side: "short" });
    await using sender = new Sender(bot.url);
    assertEquals(outcomeText(await sender.send(signal())), "skipped: BTC/USDT is open already: trade 1");
    assertEquals(bot.count("POST forceenter"), 0);
  },
);

strictTest("FreqtradeSink delays an entry while the pair's last trade is exiting", async () => {
  await using bot = botOf({ fillExits: false });
  const trade = bot.trades.enter({ pair: "BTC/USDT", side: "short" });
  await using sender = new Sender(bot.url);
  await sender.send(signal({ action: "exit", side: "short" }));
  const entry = signal();
  assertEquals(outcomeText(await sender.send(entry)), "failed signal: BTC/USDT is still exiting: trade 1");
  bot.trades.fill(trade);
  assertEquals(outcomeText(await sender.send(entry)), "delivered: trade 2 opened");
  assertEquals(bot.trades.misdeeds, []);
});

strictTest("FreqtradeSink respects max_open_trades, and enters when a slot becomes free", async () => {
  await using bot = botOf({ maxOpenTrades: 1 });
  await using sender = new Sender(bot.url);
  await sender.send(signal());
  const entry = signal({ pair: "ETH/USDT" });
  assertEquals(outcomeText(await sender.send(entry)), "failed signal: the bot is full: 1 of 1 trades are open");
  assertEquals(bot.count("POST forceenter"), 1);
  await sender.send(signal({ action: "exit" }));
  assertEquals(outcomeText(await sender.send(entry)), "delivered: trade 2 opened");
});

strictTest("FreqtradeSink refuses entries of a bot whose max_open_trades is 0", async () => {
  await using bot = botOf({ maxOpenTrades: 0 });
  await using sender = new Sender(bot.url);
  assertStringIncludes(
    outcomeText(await sender.send(signal())),
    "refused: the bot allows no trades: its max_open_trades is 0",
  );
});

const refusals: readonly (readonly [what: string, options: FakeBotOptions, pair: string, outcomeText: string])[] = [
  [
    "that force entry is off",
    { forceEntry: false },
    "BTC/USDT",
    "refused: the bot does not accept entries: set force_entry_enable to true in its config",
  ],
  [
    "that the market is unknown",
    { pairs: ["ETH/USDT"] },
    "BTC/USDT",
    "refused: the bot can't trade BTC/USDT: the pair is not an active market of its exchange",
  ],
  [
    "that the bot is paused",
    { state: "paused" },
    "BTC/USDT",
    "failed signal: the bot is paused: it accepts no entries (start it with /start)",
  ],
  [
    "that the bot is stopped",
    { state: "stopped" },
    "BTC/USDT",
    "failed sink: the bot is stopped: start it with /start",
  ],
];

for (const [what, options, pair, expected] of refusals) {
  strictTest(`FreqtradeSink reports of an entry ${what}`, async () => {
    await using bot = botOf(options);
    await using sender = new Sender(bot.url);
    assertEquals(outcomeText(await sender.send(signal({ pair }))), expected);
    assertEquals(bot.trades.all, []);
  });
}

strictTest("FreqtradeSink reports of a short entry that the bot trades the spot market", async () => {
  await using bot = botOf({ shorts: false });
  await using sender = new Sender(bot.url);
  assertEquals(
    outcomeText(await sender.send(signal({ side: "short" }))),
    "refused: the bot can't go short on BTC/USDT: it trades the spot market",
  );
});

strictTest("FreqtradeSink reports of an exit that the bot is stopped", async () => {
  await using bot = botOf();
  bot.trades.enter({ pair: "BTC/USDT", side: "long" });
  bot.rules.state = "stopped";
  await using sender = new Sender(bot.url);
  assertEquals(
    outcomeText(await sender.send(signal({ action: "exit" }))),
    "failed sink: trade 1 of BTC/USDT could not be exited: the bot is stopped (start it with /start)",
  );
});

strictTest("FreqtradeSink retries after a refusal without waiting for settle_time", async () => {
  await using bot = botOf({ state: "paused" });
  await using sender = new Sender(bot.url);
  const entry = signal();
  await sender.send(entry);
  bot.rules.state = "running";
  assertEquals(outcomeText(await sender.send(entry)), "delivered: trade 1 opened");
});

strictTest("FreqtradeSink retries at once after a refused connection", async () => {
  await using bot = botOf();
  await using sender = new Sender(bot.url);
  await sender.send(signal({ pair: "ETH/USDT" }));
  const entry = signal();
  await bot.stop();
  assertStringIncludes(outcomeText(await sender.send(entry)), "failed sink: ");
  bot.start();
  assertEquals(outcomeText(await sender.send(entry)), "delivered: trade 2 opened");
});

for (const fault of ["act_then_reset", "act_then_proxy_error"] as const) {
  strictTest(
    `FreqtradeSink finds the trade of an order whose answer was lost (${fault}), and orders once`,
    async () => {
      await using bot = botOf({ fault: once("forceenter", fault) });
      await using sender = new Sender(bot.url);
      const entry = signal();
      assertStringIncludes(outcomeText(await sender.send(entry)), "failed sink: ");
      assertEquals(outcomeText(await sender.send(entry)), "delivered: trade 1 (found after an interruption)");
      assertEquals([bot.count("POST forceenter"), bot.trades.entries.length], [1, 1]);
    },
  );
}

strictTest("FreqtradeSink finds the trade of a lost answer among many closed trades", async () => {
  await using bot = botOf();
  for (let i = 0; i < 120; i++) bot.trades.fill(closing(bot, i === 60 ? "BTC/USDT" : "XRP/USDT"));
  bot.fault = once("forceenter", "act_then_reset");
  await using sender = new Sender(bot.url);
  const entry = signal();
  await sender.send(entry);
  bot.trades.exit("121");
  for (let i = 0; i < 70; i++) bot.trades.fill(closing(bot, "XRP/USDT"));
  assertEquals(outcomeText(await sender.send(entry)), "delivered: trade 121 (found after an interruption)");
});

/** A trade that has an exit order. */
function closing(bot: FakeBot, pair: string): ReturnType<FakeBot["trades"]["enter"]> {
  const trade = bot.trades.enter({ pair, side: "long" });
  bot.trades.exit(`${trade.trade_id}`);
  return trade;
}

strictTest("FreqtradeSink does not mistake an old trade for that of a lost answer", async () => {
  await using bot = botOf();
  closing(bot, "BTC/USDT");
  bot.fault = once("forceenter", "reset");
  const clock = new FakeClock();
  await using sender = new Sender(bot.url, {}, clock);
  const entry = signal();
  await sender.send(entry);
  assertMatch(outcomeText(await sender.send(entry)), /^failed signal: an earlier order for BTC\/USDT/);
});

strictTest("FreqtradeSink repeats an order only after settle_time", async () => {
  await using bot = botOf({ fault: once("forceenter", "reset") });
  const clock = new FakeClock();
  await using sender = new Sender(bot.url, { settle_time: 60 }, clock);
  const entry = signal();
  await sender.send(entry);
  for (let waited = 0; waited < 60_000;) {
    const outcome = await sender.send(entry);
    assert(
      outcome.type === "failed" && outcome.scope === "signal" && outcome.retryAfterMs !== undefined,
      outcomeText(outcome),
    );
    assertEquals(bot.count("POST forceenter"), 1);
    waited += outcome.retryAfterMs;
    await clock.advance(outcome.retryAfterMs);
  }
  assertEquals(outcomeText(await sender.send(entry)), "delivered: trade 1 opened");
});

strictTest("FreqtradeSink checks only a few times during settle_time", async () => {
  await using bot = botOf({ fault: once("forceenter", "reset") });
  const clock = new FakeClock();
  await using sender = new Sender(bot.url, { settle_time: 600 }, clock);
  const entry = signal();
  await sender.send(entry);
  let tries = 0;
  for (let outcome = await sender.send(entry); outcome.type === "failed"; outcome = await sender.send(entry)) {
    tries++;
    await clock.advance(outcome.retryAfterMs ?? 0);
  }
  assert(tries <= 6, `${tries} tries`);
});

strictTest("FreqtradeSink waits for an order that the bot delays, and finds its trade", async () => {
  const clock = new FakeClock();
  await using bot = botOf({ fault: once("forceenter", "slow"), slowMs: 20_000, clock });
  await using sender = new Sender(bot.url, {}, clock);
  const entry = signal();
  assertMatch(outcomeText(await sender.send(entry)), /^failed sink: .* did not answer within 0.15 s$/);
  assertStringIncludes(
    outcomeText(await sender.send(entry)),
    "failed signal: an earlier order for BTC/USDT",
  );
  await clock.advance(20_000);
  assertEquals(outcomeText(await sender.send(entry)), "delivered: trade 1 (found after an interruption)");
  assertEquals(bot.trades.misdeeds, []);
});

strictTest(
  "FreqtradeSink blocks other entries of a pair while an order's outcome is unknown, in any sink of the bot",
  async () => {
    const clock = new FakeClock();
    await using bot = botOf({ fault: once("forceenter", "slow"), slowMs: 20_000, clock });
    await using one = new Sender(bot.url, {}, clock);
    await using other = new Sender(`${bot.url}/`, { name: "other" }, clock);
    await one.send(signal());
    assertStringIncludes(
      outcomeText(await other.send(signal())),
      "failed signal: an earlier order for BTC/USDT",
    );
    assertEquals(outcomeText(await other.send(signal({ pair: "ETH/USDT" }))).startsWith("failed sink"), true);
    await clock.advance(20_000);
    assertEquals(outcomeText(await other.send(signal())), "skipped: BTC/USDT is open already: trade 1");
    assertEquals(bot.trades.misdeeds, []);
  },
);

strictTest("FreqtradeSink blocks other entries of a pair whose order was sent before a restart", async () => {
  const clock = new FakeClock();
  await using bot = botOf({ fault: once("forceenter", "slow"), slowMs: 20_000, clock });
  const first = signal();
  const notes = new Map<string, string>();
  {
    await using killed = new Sender(bot.url, {}, clock);
    await killed.send(first);
    for (const [id, note] of killed.notes) notes.set(id, note);
  }
  await using one = new Sender(bot.url, {}, clock);
  await using other = new Sender(bot.url, { name: "other" }, clock);
  for (const [id, note] of notes) one.notes.set(id, note);
  const second = signal();
  for (const what of [first, second]) {
    const outcome = await (what === first ? one : other).send(what);
    assertStringIncludes(outcomeText(outcome), "failed signal: an earlier order for BTC/USDT");
  }
  await clock.advance(20_000);
  assertEquals(outcomeText(await one.send(first)), "delivered: trade 1 (found after an interruption)");
  assertEquals(outcomeText(await other.send(second)), "skipped: BTC/USDT is open already: trade 1");
  assertEquals(bot.trades.misdeeds, []);
});

strictTest("FreqtradeSink sends one order at a time to a bot, however many sinks it has", async () => {
  await using bot = botOf();
  await using one = new Sender(bot.url, { timeout: 20 });
  await using other = new Sender(bot.url, { timeout: 20, name: "other" });
  const outcomes = await Promise.all([
    one.send(signal()),
    other.send(signal()),
    one.send(signal({ pair: "ETH/USDT" })),
  ]);
  assertEquals(outcomes.map(outcomeText), [
    "delivered: trade 1 opened",
    "skipped: BTC/USDT is open already: trade 1",
    "delivered: trade 2 opened",
  ]);
  assertEquals(bot.trades.misdeeds, []);
});

strictTest("FreqtradeSink ends soon after an abort, also while it waits for its turn", async () => {
  await using bot = botOf({ fault: () => "hang" });
  await using one = new Sender(bot.url, { timeout: 60 });
  await using other = new Sender(bot.url, { timeout: 60, name: "other" });
  const stop = new AbortController();
  const sending = [one.send(signal(), stop.signal), other.send(signal(), stop.signal)];
  stop.abort();
  for (const outcome of await Promise.all(sending)) assertMatch(outcomeText(outcome), /^failed sink: aborted before /);
});

strictTest("FreqtradeSink keeps the note of an order that is aborted", async () => {
  const clock = new FakeClock();
  await using bot = botOf({ clock, slowMs: 10_000 });
  const entry = signal();
  {
    await using sender = new Sender(bot.url, { timeout: 60 }, clock);
    const stop = new AbortController();
    bot.fault = ({ path }) => {
      if (path !== "forceenter") return "none";
      stop.abort();
      return "slow";
    };
    assertStringIncludes(outcomeText(await sender.send(entry, stop.signal)), "failed sink: aborted before");
    await clock.advance(10_000);
    const after = new Sender(bot.url, {}, clock);
    for (const [id, note] of sender.notes) after.notes.set(id, note);
    assertEquals(outcomeText(await after.send(entry)), "delivered: trade 1 (found after an interruption)");
    await after[Symbol.asyncDispose]();
  }
  assertEquals(bot.trades.misdeeds, []);
});

strictTest("FreqtradeSink sends no order when the note of an earlier attempt is unreadable", async () => {
  await using bot = botOf();
  await using sender = new Sender(bot.url);
  const entry = signal();
  sender.notes.set(entry.id, "{half a note");
  assertStringIncludes(outcomeText(await sender.send(entry)), "refused: the note of an earlier attempt is unreadable");
  assertEquals(bot.requests, []);
});

strictTest("FreqtradeSink logs in once, and refreshes its token before it expires", async () => {
  const clock = new FakeClock();
  await using bot = botOf({ clock });
  await using sender = new Sender(bot.url, {}, clock);
  const exit = signal({ action: "exit" });
  await sender.send(exit);
  await clock.advance(13 * 60_000);
  await sender.send(exit);
  await clock.advance(60_000);
  await sender.send(exit);
  assertEquals(bot.requests, ["POST token/login", "GET status", "GET status", "POST token/refresh", "GET status"]);
});

strictTest("FreqtradeSink refreshes a rejected token, and logs in when that fails", async () => {
  await using bot = botOf();
  await using sender = new Sender(bot.url);
  const exit = signal({ action: "exit" });
  await sender.send(exit);
  bot.tokens.expire();
  await sender.send(exit);
  bot.tokens.forget();
  assertEquals(outcomeText(await sender.send(exit)), "skipped: no open long trade of BTC/USDT");
  assertEquals(bot.requests.slice(2), [
    ...["GET status", "POST token/refresh", "GET status"],
    ...["GET status", "POST token/refresh", "POST token/login", "GET status"],
  ]);
});

strictTest("FreqtradeSink explains a wrong password without showing it", async () => {
  await using bot = botOf({ password: "another" });
  await using sender = new Sender(bot.url);
  assertEquals(
    outcomeText(await sender.send(signal())),
    `failed sink: ${bot.url} rejects username and password: compare them with api_server.username and ` +
      "api_server.password in the config of the bot",
  );
});

strictTest("FreqtradeSink sends a password that is not ASCII as UTF-8", async () => {
  const server = new HttpServer(answers.status(401));
  await using _ = server;
  await using sender = new Sender(server.origin, { username: "me", password: "pässwörd" });
  await sender.send(signal());
  const sent = server.requests.items[0]?.headers.get("authorization") ?? "";
  const bytes = Uint8Array.from(atob(sent.replace("Basic ", "")), (byte) => byte.charCodeAt(0));
  assertEquals(new TextDecoder().decode(bytes), "me:pässwörd");
});

const html = { headers: { "content-type": "text/html" }, body: "<html>Welcome</html>" };
const strangers: readonly (readonly [what: string, script: HttpScript, outcomeText: RegExp])[] = [
  [
    "404",
    answers.status(404, html),
    /^failed sink: .* is not a freqtrade api_server: it answered HTTP 404; check url$/,
  ],
  [
    "a web page",
    answers.status(200, html),
    /^failed sink: .* answered, but not in JSON: this is not a freqtrade api_server/,
  ],
  ["JSON of another kind", answers.status(200, { body: { hello: "you" } }), /^failed sink: .*: it issued no token$/],
  ["a redirect", answers.status(301, { headers: { location: "/x" } }), /^failed sink: .* HTTP 301; check url$/],
  [
    "503 of a freqtrade in another mode",
    answers.status(503, { body: { detail: "Bot is not in the correct state." } }),
    /^failed sink: .*HTTP 503 \(Bot is not in the correct state\.\): check that it was started with `freqtrade trade`$/,
  ],
  [
    "502 of a proxy",
    answers.status(502, html),
    /^failed sink: .* HTTP 502 \(<html>Welcome<\/html>\): check that the bot is running$/,
  ],
  ["nothing", answers.hang, /^failed sink: .* did not answer within 0.15 s$/],
  ["something else than HTTP", answers.gibberish, /^failed sink: .* not in HTTP/],
  ["half an answer", answers.breakOff, /^failed sink: .* answered, but the answer was truncated$/],
];

for (const [what, script, expected] of strangers) {
  strictTest(`FreqtradeSink reports that there is no bot when the answer is ${what}`, async () => {
    await using server = new HttpServer(script);
    await using sender = new Sender(server.origin);
    const entry = signal();
    assertMatch(outcomeText(await sender.send(entry)), expected);
    assertEquals(sender.notes.size, 0, "nothing was ordered");
  });
}

strictTest("FreqtradeSink waits as long as a 429 requests", async () => {
  await using server = new HttpServer(answers.status(429, { headers: { "retry-after": "7" } }));
  await using sender = new Sender(server.origin);
  const outcome = await sender.send(signal());
  assertEquals([outcome.type, outcome.type === "failed" && outcome.retryAfterMs], ["failed", 7000]);
});

strictTest("FreqtradeSink hides tokens and the password, even when the bot repeats them", async () => {
  await using server = new HttpServer([
    answers.status(200, { body: { access_token: "access-t0ken", refresh_token: "refresh-t0ken" } }),
    answers.echo(500),
    answers.echo(401),
    answers.echo(500),
  ]);
  await using sender = new Sender(server.origin);
  const texts = [await sender.send(signal()), await sender.send(signal()), await sender.send(signal())].map(
    outcomeText,
  );
  for (const secret of ["access-t0ken", "refresh-t0ken", PASSWORD, btoa(`freqtrader:${PASSWORD}`)]) {
    assert(!texts.join().includes(secret), texts.join("\n"));
  }
});

strictTest("FreqtradeSink gives up on an order that the bot rejects as invalid", async () => {
  await using server = new HttpServer([
    answers.status(200, { body: { access_token: "access-t0ken", refresh_token: "refresh-t0ken" } }),
    answers.status(200, { body: [] }),
    answers.status(200, { body: { current: 0, max: -1, total_stake: 0 } }),
    answers.status(200, { body: { trades: [], trades_count: 0, offset: 0, total_trades: 0 } }),
    answers.status(422, { body: { detail: [{ msg: "Input should be a valid number" }] } }),
  ]);
  await using sender = new Sender(server.origin);
  assertMatch(
    outcomeText(await sender.send(signal())),
    /^refused: .*HTTP 422 \(Input should be a valid number\): it does not accept this order$/,
  );
});

strictTest("FreqtradeSink sends each order once, even when the connection breaks", async () => {
  await using bot = botOf({ fault: once("forceexit", "act_then_reset"), fillExits: false });
  bot.trades.enter({ pair: "BTC/USDT", side: "long" });
  await using sender = new Sender(bot.url);
  await sender.send(signal({ action: "exit" }));
  assertEquals([bot.count("POST forceexit"), bot.trades.exits], [1, [1]]);
});

strictTest("FreqtradeSink.check() reports mode, state, force entry and the number of trades", async () => {
  await using bot = botOf({ maxOpenTrades: 3 });
  bot.trades.enter({ pair: "BTC/USDT", side: "long" });
  await using sender = new Sender(bot.url);
  const check = (): Promise<unknown> => sender.sink.check(new AbortController().signal);
  assertEquals(await check(), {
    ok: true,
    text: "bot fake: dry run, running, force entry on, 1 of 3 trades open",
  });
  Object.assign(bot.rules, { forceEntry: false, maxOpenTrades: -1, state: "stopped" });
  assertEquals(await check(), {
    ok: false,
    text: "bot fake: dry run, stopped, force entry off: set force_entry_enable to true in its config",
  });
  bot.password = "another";
  bot.tokens.forget();
  assertMatch(JSON.stringify(await check()), /"ok":false.*rejects username and password/);
});
