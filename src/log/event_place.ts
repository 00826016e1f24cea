import type { LogLevel } from "@logtape/logtape";
import type { ConsumerEvent } from "../events.ts";

/** Returns the category, level and rate limit of an event. It is cheap: ask it before you make the text. */
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
    case "data_late":
      return place("link", "warning");
    case "data_recovered":
      return place("link", "info");
    case "engine_started":
    case "config_reloaded":
    case "deliveries_awaited":
    case "status":
      return place("program", "info");
    case "config_not_reloaded":
      return place("program", "error");
    case "engine_restarted":
    case "program_restarted":
    case "program_restarting":
      return place("program", "warning");
    case "strategies_reloaded":
      return place("engine", "info");
    case "candles_requested":
    case "whitelist_received":
      return place("engine", "info", `producer:${event.producer}`);
    case "frame_updated":
      return place("engine", "debug");
    case "message_rejected":
    case "producer_warned":
      return place("engine", "warning", `producer:${event.producer}`);
    case "message_ignored":
      return place("engine", "info", `producer:${event.producer}`);
    case "messages_dropped":
      return place("engine", "warning", `producer:${event.producer}`);
    case "strategy_warned":
      return place("engine", "warning", `strategy:${event.strategy}`);
    case "strategy_behind":
      return place("engine", event.isNews ? "warning" : "debug");
    case "candles_overdue":
      return place("engine", "info");
    case "candles_missed":
    case "strategy_caught_up":
      return place("engine", "warning");
    case "strategy_noted":
      return place("engine", "debug");
    case "strategy_failed":
      return place("engine", "error", `strategy:${event.strategy}`);
    case "strategies_not_reloaded":
    case "strategy_stuck":
    case "strategy_suspended":
    case "strategy_set_aside":
    case "strategy_leaks":
      return place("engine", "error");
    case "strategy_printed":
    case "parameters_set":
      return place("engine", "info");
    case "signal":
      return place("signal", "debug");
    case "signal_delivered":
      // what a bot did is news, that a line was written is not
      return place("delivery", event.isNews ? "info" : "debug");
    case "delivery_failed":
    case "signal_expired":
      return place("delivery", "warning", `sink:${event.sink}`);
    case "sink_waiting":
    case "sink_silent":
      return place("delivery", "warning");
    case "signal_dead":
      return place("delivery", "error", `sink:${event.sink}`);
    case "signal_skipped":
    case "sink_recovered":
    case "deliveries_resumed":
      return place("delivery", "info");
    case "deliveries_left":
      return place("delivery", event.kept ? "info" : "error");
    case "journal_failed":
      // a backup may lock it again and again: that must not fill the log
      return place("delivery", "error", "journal");
    case "journal_replaced":
      return place("delivery", "warning");
    case "journal_awaited":
    case "journal_recovered":
      return place("delivery", "info", "journal");
  }
}

/** Where and how an event is logged. */
export interface EventPlace {
  readonly category: LogCategory;
  readonly level: LogLevel;
  /** The source whose repeated lines the rate limit drops. Null: every line is logged. */
  readonly limitedAs: string | null;
}

/**
 * The part of the program that an event comes from. It is the event's category in the log.
 *
 * No line repeats its category in its sentence: `engine   strategy "S" failed`, but `program  engine restarted`.
 */
export type LogCategory = "program" | "link" | "engine" | "signal" | "delivery";

function place(category: LogCategory, level: LogLevel, limitedAs: string | null = null): EventPlace {
  return { category, level, limitedAs };
}
