import type { ConsumerEvent, FrameKey, LinkFailure } from "../events.ts";
import type { Signal } from "../signal.ts";
import { formatDuration } from "../text/duration.ts";
import { printable } from "../text/printable.ts";
import { describeLate } from "./describe_late.ts";
import { describeMissed } from "./describe_missed.ts";
import { describeStatus } from "./describe_status.ts";

/** Describes an event in one line for people. */
export function describeEvent(event: ConsumerEvent): string {
  return printable(makeSentence(event));
}

/** Describes what stays the same when an event happens again: everything but the time until the next retry. */
export function complaintOf(event: ConsumerEvent): string {
  return event.type === "delivery_failed" ? printable(describeFailure(event)) : describeEvent(event);
}

function makeSentence(event: ConsumerEvent): string {
  switch (event.type) {
    case "link_connecting":
      return `${nameProducer(event)}: connecting${event.attempt <= 1 ? "" : `, attempt ${event.attempt}`}`;
    case "link_opened":
      return `${nameProducer(event)}: connected`;
    case "link_probed":
      return `${nameProducer(event)}: silent for ${formatDuration(event.silentForMs)}, sending a probe`;
    case "link_closed":
      return describeEnd(event, event.reason) +
        (event.retryInMs === null ? "" : `; ${describeRetry(event.retryInMs)}`);
    case "data_late":
    case "data_recovered":
      return describeLate(event);
    case "engine_started":
      return event.strategies.length === 0
        ? "engine started without a strategy"
        : `engine started with ${event.strategies.length === 1 ? "strategy" : "strategies"} ${quote(event.strategies)}`;
    case "strategies_reloaded":
      return `strategies reloaded: ${quote(event.strategies)}`;
    case "strategies_not_reloaded":
      return `strategies not reloaded; ${
        event.running ? "still running the previous ones" : "no strategy is running"
      }: ` +
        event.problem;
    case "whitelist_received":
      return `${nameProducer(event)}: received a whitelist of ${count(event.pairs.length, "pair")}`;
    case "frame_updated":
      return `${nameFrame(event.key)}: ${event.change}, ${count(event.rows, "row")}, ` +
        `${count(event.columns, "column")}, analysed at ${isoTime(event.analyzedAt)}`;
    case "message_rejected":
      return `${nameProducer(event)}: message rejected: ${event.problem}`;
    case "message_ignored":
      return `${nameProducer(event)}: message ignored: ${event.why}`;
    case "producer_warned":
      return `${nameProducer(event)}: ${event.problem}`;
    case "candles_requested":
      return `${nameProducer(event)}: requested ${count(event.limit, "candle")} of ${event.pair}: ${event.why}`;
    case "messages_dropped":
      return `${nameProducer(event)}: dropped ${count(event.count, "message")}: ${event.why}`;
    case "program_restarted":
      return `restarted after ${event.after}`;
    case "program_restarting":
      return `restarting: ${event.why}`;
    case "engine_restarted":
      return `engine restarted: ${event.why}`;
    case "parameters_set": {
      const values = event.parameters.map(({ name, value, from }) => `${name} = ${JSON.stringify(value)} (${from})`);
      return `${nameStrategy(event)}: ${values.join(", ")}`;
    }
    case "strategy_warned":
      return `${nameStrategy(event)}${event.pair === null ? "" : ` on ${event.pair}`}: ${event.problem}`;
    case "strategy_noted":
      return `${nameStrategy(event)}: ${event.note}`;
    case "strategy_failed":
      return `${nameStrategy(event)} failed${event.pair === null ? "" : ` on ${event.pair}`}: ${event.problem}` +
        (event.where === null ? "" : ` (at ${event.where})`);
    case "strategy_stuck":
      return `${nameStrategy(event)} did not return within ${formatDuration(event.limitMs)} on ${event.pair}, ` +
        `so it was stopped (consumer.strategy_timeout)` +
        (event.file === null ? "" : `: check ${event.file} for an endless loop`);
    case "strategy_suspended":
      return `${nameStrategy(event)} is disabled until it is reloaded: ` +
        `it did not return ${count(event.times, "time")}`;
    case "strategy_leaks":
      return `${event.strategy === null ? "a strategy" : nameStrategy({ strategy: event.strategy })} keeps more and ` +
        "more memory: the strategies are loaded again " +
        `to free ${event.usedMb} MB; check what it stores in fields and module variables`;
    case "strategy_set_aside":
      return event.after === null
        ? `${nameStrategy(event)} is set aside until it is reloaded: it used ${event.grownMb} MB` +
          (event.pair === null ? ", again" : ` on ${event.pair}`)
        : `${
          nameStrategy(event)
        } is set aside until it is reloaded: it had used ${event.grownMb} MB on ${event.pair} ` +
          `when the program ended by ${event.after}`;
    case "strategy_behind":
      return `${nameStrategy(event)} is falling behind: ${count(event.pairs, "pair")}, ` +
        `${formatDuration(event.lateMs)}; one evaluation takes ${formatDuration(event.costMs)}`;
    case "strategy_caught_up":
      return `${nameStrategy(event)} has caught up after ${formatDuration(event.lastedMs)}`;
    case "candles_missed":
    case "candles_overdue":
      return describeMissed(event);
    case "strategy_printed":
      return event.text.trimEnd();
    case "signal":
      return describeSignal(event.signal);
    case "signal_delivered":
      return `${nameDelivery(event)}: ${event.result ?? "delivered"}` +
        (event.attempts > 1 ? `, after ${event.attempts} attempts` : "");
    case "delivery_failed":
      return `${describeFailure(event)}; retrying in ${formatDuration(event.retryInMs)}`;
    case "signal_skipped":
      return `${nameDelivery(event)}: skipped: ${event.reason}`;
    case "signal_dead":
      return `${nameDelivery(event)}: not delivered, no more retries: ${event.reason}`;
    case "signal_expired":
      return `${nameDelivery(event)}: ${event.reason}`;
    case "sink_recovered":
      return `${nameSink(event)}: working again after ${count(event.failures, "failure")}, ` +
        `${count(event.waiting, "signal")} pending${event.expired === 0 ? "" : `, ${event.expired} expired`}`;
    case "sink_waiting":
      return `${nameSink(event)}: still failing: ${
        count(event.waiting, "signal")
      } pending, ${event.expired} expired; ` +
        `retrying in ${formatDuration(event.retryInMs)}`;
    case "sink_silent":
      return `${nameSink(event)}: accepts no signals, ${count(event.waiting, "signal")} pending for ` +
        `${formatDuration(event.silentMs)}: its receiver does not read`;
    case "deliveries_resumed":
      return `${nameSink(event)}: resumed ${count(event.count, "pending signal")} from the journal`;
    case "deliveries_awaited":
      return `waiting up to ${formatDuration(event.limitMs)} for the delivery of ${count(event.count, "signal")}; ` +
        "press Ctrl-C again to stop now";
    case "deliveries_left":
      return `${nameSink(event)}: ${count(event.count, "signal")} not delivered, ` +
        (event.kept ? "pending in the journal" : "lost because there is no working journal");
    case "config_reloaded":
      return `config reloaded: ${event.changed.length === 0 ? "no changes" : `changed ${event.changed.join(", ")}`}` +
        (event.later.length === 0 ? "" : `; restart to apply ${event.later.join(", ")}`);
    case "config_not_reloaded":
      return `config not reloaded; still using the previous one: ${event.problem}`;
    case "status":
      return describeStatus(event);
    case "journal_awaited":
      return `waiting for ${event.pid === null ? "another process" : `process ${event.pid}`} to finish, ` +
        `up to ${formatDuration(event.limitMs)}: it uses the journal ${event.path}`;
    case "journal_failed":
      return event.problem;
    case "journal_replaced":
      return `the journal ${event.path} was damaged: saved ${
        count(event.saved, "signal")
      } to a new file, and kept the ` +
        `damaged one as ${event.keptAs}`;
    case "journal_recovered":
      return `the journal ${event.path} works again: wrote ${count(event.written, "missed signal")}` +
        (event.dropped === 0 ? "" : `, lost ${event.dropped}`);
  }
}

function describeRetry(ms: number): string {
  return ms === 0 ? "retrying now" : `retrying in ${formatDuration(ms)}`;
}

/** Most reasons name the producer themselves. */
function describeEnd(event: { readonly producer: string }, { message }: LinkFailure): string {
  return message.includes(JSON.stringify(event.producer)) ? message : `${nameProducer(event)}: ${message}`;
}

function describeFailure(event: Extract<ConsumerEvent, { readonly type: "delivery_failed" }>): string {
  return `${event.scope === "sink" ? nameSink(event) : nameDelivery(event)}: ${event.reason}`;
}

function describeSignal({ strategy, action, side, pair, timeframe, price, tag, candle }: Signal): string {
  return `${nameStrategy({ strategy })}: ${action} ${side} ${pair} ${timeframe} at ${price ?? "no price"}` +
    `${tag === null ? "" : ` (${tag})`}, candle ${candle}`;
}

function nameProducer({ producer }: { readonly producer: string }): string {
  return `producer ${JSON.stringify(producer)}`;
}

function nameStrategy({ strategy }: { readonly strategy: string }): string {
  return `strategy ${JSON.stringify(strategy)}`;
}

function nameSink({ sink }: { readonly sink: string }): string {
  return `sink ${JSON.stringify(sink)}`;
}

function nameDelivery(event: { readonly sink: string; readonly signal: Signal }): string {
  const { action, side, pair, id } = event.signal;
  return `${nameSink(event)}: ${action} ${side} ${pair} (${id.slice(0, 8)})`;
}

function nameFrame(key: FrameKey): string {
  return `${nameProducer(key)}: ${key.pair} ${key.timeframe} ${key.candleType}`;
}

function quote(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(", ");
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}

function isoTime(ms: number): string {
  // a producer can send a time that no Date can hold: logging must not fail on it
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : `${ms} ms`;
}
