import type { LogLevel } from "@logtape/logtape";
import type { ConsumerEvent, FrameKey, LinkFailure } from "../events.ts";
import type { Signal } from "../signal.ts";
import { formatDuration } from "../text/duration.ts";
import { printable } from "../text/printable.ts";

/** The part of the program that an event comes from: its category in the log. */
export type LogCategory = "link" | "engine" | "strategy" | "signal" | "delivery" | "config";

/** Where and how an event is logged. */
export interface EventPlace {
  readonly category: LogCategory;
  readonly level: LogLevel;
  /** Whose lines are held back when they repeat; null for what is always told. */
  readonly limitedAs: string | null;
}

/** Category, level and limit of an event: cheap, so that it can be asked before the text is made. */
export function placeOf(event: ConsumerEvent): EventPlace {
  switch (event.type) {
    case "link_connecting":
      return place("link", event.attempt <= 1 ? "info" : "debug");
    case "link_opened":
      return place("link", "info");
    case "link_probed":
      return place("link", "debug");
    case "link_closed":
      return place("link", event.reason.kind === "stopped" ? "info" : "warning");
    case "engine_started":
    case "strategies_reloaded":
    case "candles_requested":
    case "whitelist_received":
      return place("engine", "info");
    case "frame_updated":
      return place("engine", "debug");
    case "message_rejected":
      return place("engine", "warning", event.producer);
    case "message_ignored":
      return place("engine", "info", event.producer);
    case "messages_dropped":
    case "engine_restarted":
      return place("engine", "warning");
    case "strategy_warned":
      return place("strategy", "warning", event.strategy);
    case "strategy_failed":
      return place("strategy", "error", event.strategy);
    case "strategies_not_reloaded":
      return place("strategy", "error");
    case "strategy_stuck":
    case "strategy_suspended":
      return place("strategy", "error");
    case "strategy_printed":
    case "parameters_set":
      return place("strategy", "info");
    case "signal":
      return place("signal", "debug");
    case "signal_skipped":
      return place("delivery", "info");
    case "signal_delivered":
      // what a bot did is news; that a line was written is none
      return place("delivery", event.isNews ? "info" : "debug");
    case "delivery_failed":
    case "signal_expired":
      return place("delivery", "warning", event.sink);
    case "signal_dead":
      return place("delivery", "error", event.sink);
    case "sink_recovered":
    case "deliveries_resumed":
      return place("delivery", "info");
    case "deliveries_awaited":
      return place("delivery", "info");
    case "deliveries_left":
      return place("delivery", event.kept ? "info" : "error");
    case "config_reloaded":
      return place("config", "info");
    case "config_not_reloaded":
      return place("config", "error");
    case "journal_failed":
      // one that is locked again and again, by a backup say, must not fill the log
      return place("delivery", "error", "journal");
    case "journal_recovered":
      return place("delivery", "info", "journal");
  }
}

function place(category: LogCategory, level: LogLevel, limitedAs: string | null = null): EventPlace {
  return { category, level, limitedAs };
}

/** An event as one line for people. */
export function describeEvent(event: ConsumerEvent): string {
  return printable(sentence(event));
}

/** What is the same in the line of an event that happens again: not how long it is until the next try. */
export function complaintOf(event: ConsumerEvent): string {
  return event.type === "delivery_failed" ? printable(failure(event)) : describeEvent(event);
}

function sentence(event: ConsumerEvent): string {
  switch (event.type) {
    case "link_connecting":
      return `${producer(event)}: connecting${event.attempt <= 1 ? "" : `, attempt ${event.attempt}`}`;
    case "link_opened":
      return `${producer(event)}: connected`;
    case "link_probed":
      return `${producer(event)}: silent for ${formatDuration(event.silentForMs)}, asking whether it is still there`;
    case "link_closed":
      return named(event.producer, event.reason) +
        (event.retryInMs === null ? "" : `; retrying in ${formatDuration(event.retryInMs)}`);
    case "engine_started":
      return event.strategies.length === 0
        ? "engine started without a strategy"
        : `engine started with ${event.strategies.join(", ")}`;
    case "strategies_reloaded":
      return `strategies reloaded: ${event.strategies.join(", ")}`;
    case "strategies_not_reloaded":
      return `strategies not reloaded, ${event.running ? "the old ones go on" : "none runs"}: ${event.problem}`;
    case "whitelist_received":
      return `${producer(event)}: whitelist of ${count(event.pairs.length, "pair")}`;
    case "frame_updated":
      return `${frame(event.key)}: ${event.change}, ${count(event.rows, "row")}, ${count(event.columns, "column")}, ` +
        `analysed at ${isoTime(event.analyzedAt)}`;
    case "message_rejected":
      return `${producer(event)}: message rejected: ${event.problem}`;
    case "message_ignored":
      return `${producer(event)}: message ignored: ${event.why}`;
    case "candles_requested":
      return `${producer(event)}: asked for ${count(event.limit, "candle")} of ${event.pair}: ${event.why}`;
    case "messages_dropped":
      return `${producer(event)}: ${count(event.count, "message")} dropped: ${event.why}`;
    case "engine_restarted":
      return `engine restarted: ${event.why}`;
    case "parameters_set":
      return `${event.strategy}: ${
        event.parameters.map(({ name, value, from }) => `${name} = ${JSON.stringify(value)} (${from})`).join(", ")
      }`;
    case "strategy_warned":
      return `${event.strategy}${event.pair === null ? "" : ` on ${event.pair}`}: ${event.problem}`;
    case "strategy_failed":
      return `${event.strategy} failed${event.pair === null ? "" : ` on ${event.pair}`}: ${event.problem}` +
        (event.where === null ? "" : ` (at ${event.where})`);
    case "strategy_stuck":
      return `${event.strategy} did not return within ${formatDuration(event.limitMs)} on ${event.pair}: ` +
        `it is ended (consumer.strategy_timeout)${
          event.file === null ? "" : `: is there an endless loop in ${event.file}?`
        }`;
    case "strategy_suspended":
      return `${event.strategy} is not run on ${event.pair} again until it is loaded anew: ` +
        `it did not return ${count(event.times, "time")}`;
    case "strategy_printed":
      return event.text.trimEnd();
    case "signal":
      return signalText(event.signal);
    case "signal_delivered":
      return `${delivery(event)}: ${event.result ?? "delivered"}${
        event.attempts > 1 ? `, at the ${ordinal(event.attempts)} try` : ""
      }`;
    case "delivery_failed":
      return `${failure(event)}; trying again in ${formatDuration(event.retryInMs)}`;
    case "signal_skipped":
      return `${delivery(event)}: nothing to do: ${event.reason}`;
    case "signal_dead":
      return `${delivery(event)}: given up: ${event.reason}`;
    case "signal_expired":
      return `${delivery(event)}: ${event.reason}`;
    case "sink_recovered":
      return `${sink(event)}: it answers again after ${count(event.failures, "failure")}, ` +
        `${count(event.waiting, "signal")} waiting`;
    case "deliveries_resumed":
      return `${sink(event)}: ${count(event.count, "signal")} taken up from the journal`;
    case "deliveries_awaited":
      return `waiting up to ${formatDuration(event.limitMs)} for ${count(event.count, "signal")} being sent; ` +
        "a second Ctrl-C ends at once";
    case "deliveries_left":
      return `${sink(event)}: ${count(event.count, "signal")} not delivered, ` +
        (event.kept ? "kept in the journal" : "and lost: no journal keeps them");
    case "config_reloaded":
      return `config reloaded: ${
        event.changed.length === 0 ? "nothing to do" : `${event.changed.join(", ")} changed`
      }` +
        (event.later.length === 0 ? "" : `; ${event.later.join(", ")}: only at the next start`);
    case "config_not_reloaded":
      return `config not reloaded, the one in force goes on: ${event.problem}`;
    case "journal_failed":
      return event.problem;
    case "journal_recovered":
      return `the journal ${event.path} can be written again: ${count(event.written, "signal")} written later` +
        (event.dropped === 0 ? "" : `, ${event.dropped} forgotten`);
  }
}

function producer(event: { readonly producer: string }): string {
  return `producer ${JSON.stringify(event.producer)}`;
}

/** The reason's own message says which producer it is about, mostly. */
function named(name: string, reason: LinkFailure): string {
  return reason.message.includes(JSON.stringify(name))
    ? reason.message
    : `${producer({ producer: name })}: ${reason.message}`;
}

function failure(event: Extract<ConsumerEvent, { readonly type: "delivery_failed" }>): string {
  return `${event.scope === "sink" ? sink(event) : delivery(event)}: ${event.reason}`;
}

function sink(event: { readonly sink: string }): string {
  return `sink ${JSON.stringify(event.sink)}`;
}

function delivery(event: { readonly sink: string; readonly signal: Signal }): string {
  const { signal } = event;
  return `${sink(event)}: ${signal.action} ${signal.side} ${signal.pair} (${signal.id.slice(0, 8)})`;
}

function ordinal(number: number): string {
  const ending = ["th", "st", "nd", "rd"][Math.floor(number / 10) % 10 === 1 ? 0 : number % 10] ?? "th";
  return `${number}${ending}`;
}

function frame(key: FrameKey): string {
  return `${producer(key)}: ${key.pair} ${key.timeframe} ${key.candleType}`;
}

function signalText(signal: Signal): string {
  const tag = signal.tag === null ? "" : ` (${signal.tag})`;
  return `${signal.strategy}: ${signal.action} ${signal.side} ${signal.pair} ${signal.timeframe} at ${
    signal.price ?? "no price"
  }${tag}, ` +
    `candle ${signal.candle}`;
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}

function isoTime(ms: number): string {
  // A time outside of what a Date holds came over the wire: it must not end the logging.
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : `${ms} ms`;
}
