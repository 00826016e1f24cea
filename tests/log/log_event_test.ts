import fc from "fast-check";
import type { ConsumerEvent } from "../../src/events.ts";
import type { Signal } from "../../src/signal.ts";
import { type EventKind, logEvent } from "../../src/log/log_event.ts";
import { RateLimiter } from "../../src/log/rate_limit.ts";
import { assert, assertEquals, assertStringIncludes } from "../support/assert.ts";
import { logged } from "./support.ts";

const key = { producer: "default", pair: "BTC/USDT", timeframe: "5m", candleType: "spot" } as const;
const signal: Signal = {
  id: "1",
  time: "2026-11-23T00:58:24.101Z",
  strategy: "ConsumerStrategy",
  pair: "BTC/USDT",
  timeframe: "5m",
  candle: "2026-11-23T00:50:00Z",
  action: "enter",
  side: "long",
  tag: "rsi_cross",
  price: 1051.5,
  producer: "default",
  analyzed_at: "2026-11-23T00:58:24.073Z",
};
const closed = (kind: "silent" | "stopped", message: string, retryInMs: number | null): ConsumerEvent => ({
  type: "link_closed",
  producer: "default",
  at: 0,
  reason: { kind, message },
  retryInMs,
});

const SINCE = Date.UTC(2026, 10, 23, 15, 27);
const lateBtc = { pair: "BTC/USDT", timeframe: "1m", candleType: "spot", lastCandle: SINCE - 60_000, since: SINCE };
const lateEth = { pair: "ETH/USDT", timeframe: null, candleType: null, lastCandle: null, since: SINCE };
const dataLate = (change: Partial<Extract<ConsumerEvent, { type: "data_late" }>>): ConsumerEvent => ({
  type: "data_late",
  producer: "default",
  at: SINCE + 150_000,
  pairs: [],
  followed: 6,
  since: SINCE,
  isSilent: false,
  elsewhere: 0,
  ...change,
});

const LINES: readonly (readonly [level: string, category: string, text: string, event: ConsumerEvent])[] = [
  ["info", "link", 'producer "default": connecting', { type: "link_connecting", producer: "default", attempt: 1 }],
  ["debug", "link", 'producer "default": connecting, attempt 2', {
    type: "link_connecting",
    producer: "default",
    attempt: 2,
  }],
  ["info", "link", 'producer "default": connected', { type: "link_opened", producer: "default", at: 0 }],
  [
    "debug",
    "link",
    'producer "default": silent for 5 min, sending a probe',
    { type: "link_probed", producer: "default", silentForMs: 300_000 },
  ],
  ["warning", "link", 'producer "default": no answer; retrying now', closed("silent", "no answer", 0)],
  ["warning", "link", 'producer "default": no answer; retrying in 10 s', closed("silent", "no answer", 10_000)],
  [
    "warning",
    "link",
    'producer "default" at [::1]:80 refused the ws_token; retrying in 1 min',
    closed("silent", 'producer "default" at [::1]:80 refused the ws_token', 60_000),
  ],
  ["info", "link", 'producer "default": stopped', closed("stopped", "stopped", null)],
  [
    "warning",
    "link",
    'producer "default": 2 of 6 pairs have no new candle since 15:27Z: BTC/USDT 1m, ETH/USDT (no candle yet)',
    dataLate({ pairs: [lateBtc, lateEth] }),
  ],
  [
    "warning",
    "link",
    'producer "default": all 2 pairs have sent no candle since 15:27Z: ETH/USDT, XRP/USDT; other producers send 1 of them; ' +
    "is the bot stopped (/start), or does its strategy fail? Check its log",
    dataLate({ pairs: [lateEth, { ...lateEth, pair: "XRP/USDT" }], followed: 2, isSilent: true, elsewhere: 1 }),
  ],
  [
    "warning",
    "link",
    'producer "default": its only pair has no new candle since 15:27Z: BTC/USDT 1m; other producers send them; ' +
    "is the bot stopped (/start), or does its strategy fail? Check its log",
    dataLate({ pairs: [lateBtc], followed: 1, isSilent: true, elsewhere: 1 }),
  ],
  [
    "warning",
    "link",
    'producer "default": has listed no pair and sent no candle since 15:27Z; ' +
    "is the bot stopped (/start), or does its strategy fail? Check its log",
    dataLate({ pairs: [], followed: 0, isSilent: true }),
  ],
  [
    "info",
    "link",
    'producer "default": new candles arrive again after 12 min',
    { type: "data_recovered", producer: "default", at: 0, dataframes: 2, lastedMs: 720_000 },
  ],
  ["info", "program", 'engine started with strategies "A", "B"', { type: "engine_started", strategies: ["A", "B"] }],
  ["info", "engine", 'strategies reloaded: "A", "B"', { type: "strategies_reloaded", strategies: ["A", "B"] }],
  [
    "error",
    "engine",
    "strategies not reloaded; still running the previous ones: s.ts:3:15: SyntaxError",
    { type: "strategies_not_reloaded", problem: "s.ts:3:15: SyntaxError", running: true },
  ],
  [
    "error",
    "engine",
    "strategies not reloaded; no strategy is running: s.ts:3:15: SyntaxError",
    { type: "strategies_not_reloaded", problem: "s.ts:3:15: SyntaxError", running: false },
  ],
  ["info", "program", "engine started without a strategy", { type: "engine_started", strategies: [] }],
  [
    "info",
    "engine",
    'producer "default": received a whitelist of 1 pair',
    { type: "whitelist_received", producer: "default", pairs: ["BTC/USDT"] },
  ],
  [
    "debug",
    "engine",
    'producer "default": BTC/USDT 5m spot: appended, 1500 rows, 60 columns, analysed at 2026-11-23T00:00:00.000Z',
    {
      type: "frame_updated",
      key,
      rows: 1500,
      columns: 60,
      change: "appended",
      analyzedAt: Date.UTC(2026, 10, 23),
      lastCandle: 0,
    },
  ],
  [
    "debug",
    "engine",
    'producer "default": BTC/USDT 5m spot: updated, 1 row, 0 columns, analysed at 1e+300 ms',
    { type: "frame_updated", key, rows: 1, columns: 0, change: "updated", analyzedAt: 1e300, lastCandle: 0 },
  ],
  [
    "warning",
    "engine",
    'producer "default": message rejected: {"x": {y}} is no JSON',
    { type: "message_rejected", producer: "default", problem: '{"x": {y}} is no JSON' },
  ],
  [
    "info",
    "engine",
    'producer "default": message ignored: a type that is not known: \\u{1b}[2J\\n',
    { type: "message_ignored", producer: "default", why: "a type that is not known: \u001b[2J\n" },
  ],
  [
    "info",
    "engine",
    'producer "default": requested 1500 candles of BTC/USDT: nothing is stored',
    { type: "candles_requested", producer: "default", pair: "BTC/USDT", limit: 1500, why: "nothing is stored" },
  ],
  [
    "warning",
    "engine",
    'producer "default": dropped 3 messages: the engine is busy',
    { type: "messages_dropped", producer: "default", count: 3, why: "the engine is busy" },
  ],
  [
    "warning",
    "program",
    "restarted after SIGTRAP",
    { type: "program_restarted", after: "SIGTRAP" },
  ],
  [
    "warning",
    "program",
    "restarting: a strategy did not return",
    { type: "program_restarting", why: "a strategy did not return" },
  ],
  ["warning", "program", "engine restarted: it was stuck", { type: "engine_restarted", why: "it was stuck" }],
  [
    "info",
    "engine",
    'strategy "S": buyRsi = 25 (my.json), trigger = "bb" (config.jsonc)',
    {
      type: "parameters_set",
      strategy: "S",
      parameters: [
        { name: "buyRsi", value: 25, from: "my.json" },
        { name: "trigger", value: "bb", from: "config.jsonc" },
      ],
    },
  ],
  [
    "warning",
    "engine",
    'strategy "S" on BTC/USDT: no producer has it',
    { type: "strategy_warned", strategy: "S", pair: "BTC/USDT", problem: "no producer has it", isMistake: false },
  ],
  [
    "debug",
    "engine",
    'strategy "S": consumer does not read stoploss',
    { type: "strategy_noted", strategy: "S", note: "consumer does not read stoploss" },
  ],
  [
    "error",
    "engine",
    'strategy "S" failed on BTC/USDT: TypeError: x is not a function (at s.ts:12:3)',
    {
      type: "strategy_failed",
      strategy: "S",
      pair: "BTC/USDT",
      problem: "TypeError: x is not a function",
      where: "s.ts:12:3",
    },
  ],
  [
    "error",
    "engine",
    'strategy "S" failed: no default export',
    { type: "strategy_failed", strategy: "S", pair: null, problem: "no default export", where: null },
  ],
  [
    "error",
    "engine",
    'strategy "S" did not return within 10 s on BTC/USDT, so it was stopped (consumer.strategy_timeout): check s.ts for an endless loop',
    { type: "strategy_stuck", strategy: "S", pair: "BTC/USDT", file: "s.ts", limitMs: 10_000 },
  ],
  [
    "error",
    "engine",
    'strategy "S" is disabled until it is reloaded: it did not return 2 times',
    { type: "strategy_suspended", strategy: "S", times: 2 },
  ],
  [
    "error",
    "engine",
    'strategy "S" is set aside until it is reloaded: it used 900 MB on BTC/USDT',
    { type: "strategy_set_aside", strategy: "S", pair: "BTC/USDT", grownMb: 900, after: null },
  ],
  [
    "error",
    "engine",
    'strategy "S" is set aside until it is reloaded: it had used 500 MB on BTC/USDT when the program ended by SIGTRAP',
    { type: "strategy_set_aside", strategy: "S", pair: "BTC/USDT", grownMb: 500, after: "SIGTRAP" },
  ],
  [
    "error",
    "engine",
    'strategy "S" is set aside until it is reloaded: it used 500 MB, again',
    { type: "strategy_set_aside", strategy: "S", pair: null, grownMb: 500, after: null },
  ],
  [
    "error",
    "engine",
    'strategy "S" keeps more and more memory: the strategies are loaded again to free 500 MB; check what it stores in ' +
    "fields and module variables",
    { type: "strategy_leaks", strategy: "S", usedMb: 500 },
  ],
  ["info", "engine", "hello\\nworld", { type: "strategy_printed", text: "hello\nworld\n" }],
  [
    "debug",
    "signal",
    'strategy "ConsumerStrategy": enter long BTC/USDT 5m at 1051.5 (rsi_cross), candle 2026-11-23T00:50:00Z',
    { type: "signal", signal },
  ],
  ["debug", "delivery", 'sink "hook": enter long BTC/USDT (1): delivered', {
    type: "signal_delivered",
    sink: "hook",
    signal,
    attempts: 1,
    result: null,
    isNews: false,
  }],
  ["info", "delivery", 'sink "bot": enter long BTC/USDT (1): trade 7 opened, after 2 attempts', {
    type: "signal_delivered",
    sink: "bot",
    signal,
    attempts: 2,
    result: "trade 7 opened",
    isNews: true,
  }],
  ["warning", "delivery", 'sink "hook": enter long BTC/USDT (1): HTTP 500; retrying in 2 s', {
    type: "delivery_failed",
    sink: "hook",
    signal,
    attempts: 1,
    reason: "HTTP 500",
    scope: "signal",
    retryInMs: 2_000,
  }],
  ["warning", "delivery", 'sink "hook": connection refused; retrying in 2 s', {
    type: "delivery_failed",
    sink: "hook",
    signal,
    attempts: 1,
    reason: "connection refused",
    scope: "sink",
    retryInMs: 2_000,
  }],
  ["info", "delivery", 'sink "hook": working again after 1 failure, 3 signals pending', {
    type: "sink_recovered",
    sink: "hook",
    failures: 1,
    expired: 0,
    waiting: 3,
  }],
  [
    "warning",
    "delivery",
    'sink "stdout": accepts no signals, 31 signals pending for 1 min 2 s: its receiver does not read',
    { type: "sink_silent", sink: "stdout", waiting: 31, silentMs: 62_000 },
  ],
  ["warning", "delivery", 'sink "hook": still failing: 31 signals pending, 4 expired; retrying in 5 min', {
    type: "sink_waiting",
    sink: "hook",
    waiting: 31,
    expired: 4,
    retryInMs: 300_000,
  }],
  ["info", "delivery", 'sink "bot": enter long BTC/USDT (1): skipped: BTC/USDT is open already: trade 5', {
    type: "signal_skipped",
    sink: "bot",
    signal,
    reason: "BTC/USDT is open already: trade 5",
  }],
  ["error", "delivery", 'sink "hook": enter long BTC/USDT (1): not delivered, no more retries: HTTP 404', {
    type: "signal_dead",
    sink: "hook",
    signal,
    attempts: 1,
    reason: "HTTP 404",
  }],
  ["warning", "delivery", 'sink "hook": enter long BTC/USDT (1): expired 2 s ago, before it was delivered', {
    type: "signal_expired",
    sink: "hook",
    signal,
    reason: "expired 2 s ago, before it was delivered",
  }],
  ["info", "delivery", 'sink "hook": resumed 1 pending signal from the journal', {
    type: "deliveries_resumed",
    sink: "hook",
    count: 1,
  }],
  ["info", "program", "waiting up to 5 s for the delivery of 1 signal; press Ctrl-C again to stop now", {
    type: "deliveries_awaited",
    count: 1,
    limitMs: 5_000,
  }],
  ["info", "delivery", 'sink "hook": 2 signals not delivered, pending in the journal', {
    type: "deliveries_left",
    sink: "hook",
    count: 2,
    kept: true,
  }],
  ["error", "delivery", 'sink "hook": 2 signals not delivered, lost because there is no working journal', {
    type: "deliveries_left",
    sink: "hook",
    count: 2,
    kept: false,
  }],
  ["info", "delivery", "waiting for process 7 to finish, up to 10 s: it uses the journal j.sqlite", {
    type: "journal_awaited",
    path: "j.sqlite",
    pid: 7,
    limitMs: 10_000,
  }],
  ["error", "delivery", "the journal j.sqlite is locked", {
    type: "journal_failed",
    path: "j.sqlite",
    problem: "the journal j.sqlite is locked",
  }],
  ["info", "delivery", "the journal j.sqlite works again: wrote 3 missed signals, lost 1", {
    type: "journal_recovered",
    path: "j.sqlite",
    written: 3,
    dropped: 1,
  }],
  ["warning", "engine", 'strategy "S" is falling behind: 12 pairs, 1 min 5 s; one evaluation takes 2.1 s', {
    type: "strategy_behind",
    strategy: "S",
    pairs: 12,
    lateMs: 65_000,
    costMs: 2_100,
    isNews: true,
  }],
  ["debug", "engine", 'strategy "S" is falling behind: 1 pair, 5 s; one evaluation takes 30 ms', {
    type: "strategy_behind",
    strategy: "S",
    pairs: 1,
    lateMs: 5_000,
    costMs: 30,
    isNews: false,
  }],
  ["warning", "engine", 'strategy "S" has caught up after 1 min 10 s', {
    type: "strategy_caught_up",
    strategy: "S",
    lastedMs: 70_000,
  }],
  [
    "info",
    "program",
    'status: 1 of 1 producers up, 2 of 2 pairs fresh, 0 signals; falling behind: "S" 1 pair, 5 s',
    {
      type: "status",
      at: Date.UTC(2026, 10, 23, 15, 30),
      producers: { followed: 1, up: 1, down: [] },
      pairs: { followed: 2, fresh: 2, stale: [] },
      signals: { total: 0, recent: 0, since: Date.UTC(2026, 10, 23, 15, 25) },
      behind: [{ strategy: "S", pairs: 1, lateMs: 5_000 }],
      delayMs: null,
    },
  ],
  ["info", "program", "status: 1 of 1 producers up, 1 of 1 pairs fresh, 0 signals, data 20 ms behind", {
    type: "status",
    at: Date.UTC(2026, 10, 23, 15, 30),
    producers: { followed: 1, up: 1, down: [] },
    pairs: { followed: 1, fresh: 1, stale: [] },
    signals: { total: 0, recent: 0, since: Date.UTC(2026, 10, 23, 15, 25) },
    behind: [],
    delayMs: 20,
  }],
  [
    "info",
    "program",
    'status: 1 of 2 producers up, 0 of 7 pairs fresh, 1 signal (0 since 2026-11-22 23:59Z); down: "b"; stale: ' +
    'A/B 5m of "a" (last candle 00:00Z), C/D of "a" (no candle yet), E0 5m of "a" (last candle 2026-11-22 12:00Z), ' +
    'E1 5m of "a" (last candle 2026-11-22 12:00Z), E2 5m of "a" (last candle 2026-11-22 12:00Z) and 2 more',
    {
      type: "status",
      at: Date.UTC(2026, 10, 23, 0, 30),
      producers: { followed: 2, up: 1, down: ["b"] },
      pairs: {
        followed: 7,
        fresh: 0,
        stale: [
          { producer: "a", pair: "A/B", timeframe: "5m", lastCandle: Date.UTC(2026, 10, 23) },
          { producer: "a", pair: "C/D", timeframe: null, lastCandle: null },
          ...[0, 1, 2, 3, 4].map((i) => (
            { producer: "a", pair: `E${i}`, timeframe: "5m", lastCandle: Date.UTC(2026, 10, 22, 12) }
          )),
        ],
      },
      signals: { total: 1, recent: 0, since: Date.UTC(2026, 10, 22, 23, 59) },
      behind: [],
      delayMs: null,
    },
  ],
  ["info", "program", "config reloaded: no changes", { type: "config_reloaded", changed: [], later: [] }],
  ["info", "program", "config reloaded: changed producers, sinks; restart to apply consumer.journal", {
    type: "config_reloaded",
    changed: ["producers", "sinks"],
    later: ["consumer.journal"],
  }],
  ["error", "program", "config not reloaded; still using the previous one: c.jsonc:3: expected a comma", {
    type: "config_not_reloaded",
    problem: "c.jsonc:3: expected a comma",
  }],
];

Deno.test("no sentence of the log repeats its category", () => {
  for (const [, category, text] of LINES) {
    const stem = category.replace(/y$/, "");
    // an object's own words, such as a journal's path, may repeat it
    assert(!new RegExp(`\\b${stem}(?:y|ies|s)?\\b`).test(text.split(": ")[0] ?? ""), `${category} ${text}`);
  }
});

Deno.test("logEvent() logs every event as one line at its level", () => {
  for (const [level, category, text, event] of LINES) {
    const lines = logged({ level: "trace" }, () => logEvent(event, { limiter: new RateLimiter<EventKind>() }));
    assertEquals(lines.map((line) => line.slice(24).trim().replace(/ +/, " ").replace(/(?<=^\w+ \w+) +/, " ")), [
      `${level} ${category} ${text}`,
    ]);
  }
});

Deno.test("logEvent() logs braces in a text unchanged", () => {
  const braces = fc.string({ unit: fc.constantFrom("{", "}", "a", ",") });
  fc.assert(fc.property(braces, (problem) => {
    const event = { type: "config_not_reloaded", problem } as const;
    const [line = "", json = ""] = (["pretty", "json"] as const).flatMap((format) =>
      logged({ format }, () => logEvent(event, { limiter: new RateLimiter<EventKind>() }))
    );
    const text = `config not reloaded; still using the previous one: ${problem}`;
    assertEquals([line.trimEnd().endsWith(text.trimEnd()), JSON.parse(json).message], [true, text]);
  }));
});

Deno.test("logEvent() puts the whole event into a JSON line", () => {
  for (const [level, category, text, event] of LINES) {
    const [line = ""] = logged(
      { level: "trace", format: "json" },
      () => logEvent(event, { limiter: new RateLimiter<EventKind>() }),
    );
    const object = JSON.parse(line);
    assertEquals(object.properties.event, JSON.parse(JSON.stringify(event)));
    assertEquals([object.message, object.logger], [text, `consumer.${category}`]);
    assert(level.toUpperCase().startsWith(object.level), object.level);
  }
});

Deno.test("logEvent() logs the same complaint about a producer once a minute, then how many lines it dropped", () => {
  const limiter = new RateLimiter<EventKind>();
  const say = (producer: string, now: number): void =>
    logEvent({ type: "message_rejected", producer, problem: "no JSON" }, { limiter, now });
  const lines = logged({}, () => {
    for (let second = 0; second < 60; second++) say("a", second * 1000);
    say("b", 59_000);
    say("a", 60_000);
  });
  assertEquals(lines.length, 3);
  assertStringIncludes(lines[1] ?? "", 'producer "b"');
  assertStringIncludes(lines[2] ?? "", "no JSON (59 more lines dropped)");
});

Deno.test("logEvent() limits warnings and errors of a strategy, but no link events", () => {
  const count = (event: ConsumerEvent): number => {
    const limiter = new RateLimiter<EventKind>();
    return logged({}, () => {
      for (let i = 0; i < 5; i++) logEvent(event, { limiter, now: i });
    }).length;
  };
  const of = { strategy: "S", pair: "BTC/USDT", problem: "x" };
  assertEquals(count({ type: "strategy_failed", ...of, where: null }), 1);
  assertEquals(count({ type: "strategy_warned", isMistake: false, ...of }), 1);
  assertEquals(count({ type: "message_ignored", producer: "a", why: "x" }), 1);
  assertEquals(count(closed("silent", "no answer", 1)), 5);
});

Deno.test("logEvent() logs once a minute that a sink fails, and again after it has recovered", () => {
  const limiter = new RateLimiter<EventKind>();
  const fail = (now: number, attempts: number, scope: "sink" | "signal", reason: string): void =>
    logEvent({ type: "delivery_failed", sink: "hook", signal, attempts, reason, scope, retryInMs: attempts * 1000 }, {
      limiter,
      now,
    });
  const lines = logged({}, () => {
    for (const attempts of [1, 2, 4, 8]) fail(attempts * 1000, attempts, "sink", "connection refused");
    fail(9_000, 1, "signal", "HTTP 500");
    fail(61_000, 16, "sink", "connection refused");
    logEvent({ type: "sink_recovered", sink: "hook", failures: 5, expired: 0, waiting: 0 }, { limiter, now: 62_000 });
    fail(63_000, 1, "sink", "connection refused");
  });
  assertEquals(lines.map((line) => line.slice(line.indexOf("sink")).trimEnd()), [
    'sink "hook": connection refused; retrying in 1 s',
    'sink "hook": enter long BTC/USDT (1): HTTP 500; retrying in 1 s (3 more lines dropped)',
    'sink "hook": connection refused; retrying in 16 s',
    'sink "hook": working again after 5 failures, 0 signals pending',
    'sink "hook": connection refused; retrying in 1 s',
  ]);
});

Deno.test("logEvent() logs a strategy's complaint again after a reload", () => {
  const limiter = new RateLimiter<EventKind>();
  const failed: ConsumerEvent = { type: "strategy_failed", strategy: "S", pair: null, problem: "x", where: null };
  const ignored: ConsumerEvent = { type: "message_ignored", producer: "S", why: "x" };
  const lines = logged({}, () => {
    for (
      const event of [failed, ignored, { type: "strategies_reloaded", strategies: ["S"] }, failed, ignored] as const
    ) {
      logEvent(event, { limiter, now: 0 });
    }
  });
  assertEquals(lines.map((line) => line.split(/ +/)[3]), ["strategy", "producer", "strategies", "strategy"]);
});

Deno.test("logEvent() does not count a line that the level drops", () => {
  const limiter = new RateLimiter<EventKind>();
  const event: ConsumerEvent = { type: "message_ignored", producer: "a", why: "x" };
  assertEquals(logged({ level: "error" }, () => logEvent(event, { limiter, now: 0 })), []);
  assertEquals(logged({ level: "info" }, () => logEvent(event, { limiter, now: 1 })).length, 1);
});

Deno.test("logEvent() logs few lines of a flood of each kind and producer, and their number a minute later", () => {
  const limiter = new RateLimiter<EventKind>();
  const ask = (producer: string, i: number): void => {
    const event = { type: "candles_requested", producer, pair: `P${i}/USDT`, limit: 1500, why: "no data yet" } as const;
    logEvent(event, { limiter, now: i });
  };
  const lines = logged({}, () => {
    for (let i = 0; i < 12_365; i++) ask("evil", i);
    ask("good", 12_365);
    logEvent({ type: "whitelist_received", producer: "evil", pairs: [] }, { limiter, now: 12_366 });
    // any event, however quiet, brings the summary
    logEvent({ type: "link_probed", producer: "good", silentForMs: 1 }, { limiter, now: 80_000 });
    logEvent({ type: "link_probed", producer: "good", silentForMs: 1 }, { limiter, now: 200_000 });
  });
  const texts = lines.map((line) => line.slice(line.indexOf("producer")).trimEnd());
  assertEquals(texts.slice(20), [
    'producer "good": requested 1500 candles of P12365/USDT: no data yet',
    'producer "evil": received a whitelist of 0 pairs',
    'producer "evil": dropped 12,345 more lines of the kind candles_requested and did not show them',
  ]);
});
