import type { EngineEvent, SignalEvent } from "../../events.ts";
import { MAX_TEXT_LENGTH } from "../../text/limits.ts";
import { checkSignal } from "./check_signal.ts";
import {
  fail,
  requireBoolean,
  requireCount,
  requireField,
  requireList,
  requireOneOf,
  requireRecord,
  requireText,
  requireTextOrNull,
} from "./require_shape.ts";

/**
 * Checks an event of the strategies' thread.
 *
 * @param strategies the loaded strategies; null before they are loaded, when no signal is accepted
 * @throws {MalformedMessageError} the engine does not send such an event
 */
export function checkEvent(event: unknown, strategies: readonly string[] | null): void {
  const fields = requireRecord("event", event);
  const { type } = fields;
  if (typeof type !== "string" || !Object.hasOwn(EVENTS, type)) fail("event", "an unknown type");
  const check = EVENTS[type as keyof typeof EVENTS];
  if (check === null) fail(type, "not an event of this thread");
  check(fields, strategies);
}

type Fields = Readonly<Record<string, unknown>>;
type Check = (event: Fields, strategies: readonly string[] | null) => void;

/** The check of each event. Null: an event that the strategies' thread does not send, or not as an object. */
const EVENTS: Readonly<Record<(EngineEvent | SignalEvent)["type"], Check | null>> = {
  signal: ({ signal }, strategies) => checkSignal(signal, strategies),
  whitelist_received({ producer, pairs }): void {
    name("producer", producer);
    for (const pair of requireList("pairs", pairs, MAX_PAIRS)) requireText("pair", pair, MAX_LENGTH);
  },
  message_rejected({ producer, problem }): void {
    name("producer", producer);
    requireText("problem", problem, MAX_LENGTH);
  },
  producer_warned({ producer, problem }): void {
    name("producer", producer);
    requireText("problem", problem, MAX_LENGTH);
  },
  message_ignored({ producer, why }): void {
    name("producer", producer);
    requireText("why", why, MAX_LENGTH);
  },
  candles_requested({ producer, pair, limit, why }): void {
    name("producer", producer);
    requireText("pair", pair, MAX_LENGTH);
    requireCount("limit", limit);
    requireText("why", why, MAX_LENGTH);
  },
  parameters_set({ strategy, parameters }, strategies): void {
    loaded(strategy, strategies);
    for (const parameter of requireList("parameters", parameters, MAX_PAIRS)) {
      for (const field of ["name", "from"]) requireText(field, requireField(parameter, field), MAX_LENGTH);
      const value = requireField(parameter, "value");
      if (typeof value === "object" && value !== null) fail("value", "expected a text, a number, true, false or null");
    }
  },
  strategy_warned({ strategy, pair, problem, isMistake }, strategies): void {
    loaded(strategy, strategies);
    requireTextOrNull("pair", pair, MAX_LENGTH);
    requireText("problem", problem, MAX_LENGTH);
    requireBoolean("isMistake", isMistake);
  },
  strategy_noted({ strategy, note }, strategies): void {
    loaded(strategy, strategies);
    requireText("note", note, MAX_LENGTH);
  },
  // An error that nobody catches can come from several strategies, whose names it lists.
  strategy_failed({ strategy, pair, problem, where }): void {
    requireText("strategy", strategy, MAX_LENGTH);
    requireTextOrNull("pair", pair, MAX_LENGTH);
    requireText("problem", problem, MAX_LENGTH);
    requireTextOrNull("where", where, MAX_LENGTH);
  },
  strategy_stuck({ strategy, pair, file, limitMs }, strategies): void {
    loaded(strategy, strategies);
    requireText("pair", pair, MAX_LENGTH);
    requireTextOrNull("file", file, MAX_LENGTH);
    requireCount("limitMs", limitMs);
  },
  strategy_printed: ({ text }) => void requireText("text", text, MAX_LENGTH),
  strategy_suspended({ strategy, times }, strategies): void {
    loaded(strategy, strategies);
    requireCount("times", times);
  },
  strategy_behind({ strategy, pairs, lateMs, costMs, isNews }, strategies): void {
    loaded(strategy, strategies);
    for (const [field, value] of Object.entries({ pairs, lateMs, costMs })) requireCount(field, value);
    requireBoolean("isNews", isNews);
  },
  strategy_caught_up({ strategy, lastedMs }, strategies): void {
    loaded(strategy, strategies);
    requireCount("lastedMs", lastedMs);
  },
  candles_missed: checkMissed,
  candles_overdue: checkMissed,
  strategy_leaks({ strategy, usedMb }, strategies): void {
    if (strategy !== null) loaded(strategy, strategies);
    requireCount("usedMb", usedMb);
  },
  // it arrives packed
  frame_updated: null,
  strategy_set_aside: null,
  engine_started: null,
  engine_restarted: null,
  strategies_reloaded: null,
  strategies_not_reloaded: null,
  messages_dropped: null,
};

function name(field: string, value: unknown): void {
  requireText(field, value, MAX_LENGTH);
}

function checkMissed(
  { type, strategies: names, why, pairs, catchUp }: Fields,
  strategies: readonly string[] | null,
): void {
  for (const strategy of requireList("strategies", names, MAX_PAIRS)) loaded(strategy, strategies);
  requireOneOf("why", why, ["link_down", "engine_restarted", "behind", "late"]);
  for (const entry of requireList("pairs", pairs, MAX_PAIRS)) {
    requireText("pair", requireField(entry, "pair"), MAX_LENGTH);
    requireCount("count", requireField(entry, "count"));
  }
  if (type === "candles_missed") requireBoolean("catchUp", catchUp);
}

/** Before the strategies are loaded, their names are unknown. */
function loaded(strategy: unknown, strategies: readonly string[] | null): void {
  const text = requireText("strategy", strategy, MAX_TEXT_LENGTH);
  if (strategies?.includes(text) === false) fail("strategy", "it is not loaded");
}

/** Texts that name columns or a producer's error can be long. */
const MAX_LENGTH = 100_000;
const MAX_PAIRS = 1_000_000;
