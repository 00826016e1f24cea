import type { EngineEvent, MissedReason } from "../events.ts";

/** Describes candles that strategies have missed, in one line for people. The first few pairs are named. */
export function describeMissed(event: MissedEvent): string {
  const total = event.pairs.reduce((sum, { count }) => sum + count, 0);
  const named = event.pairs.slice(0, MAX_NAMED).map(({ pair, count }) => `${pair} ${count}`);
  const rest = event.pairs.length - named.length;
  const pairs = `${named.join(", ")}${rest === 0 ? "" : ` and ${rest} more`}`;
  const candles = `${total} ${total === 1 ? "candle" : "candles"} of ` +
    `${event.pairs.length} ${event.pairs.length === 1 ? "pair" : "pairs"} that ${WHY[event.why]}: ${pairs}`;
  const { strategies } = event;
  const names = strategies.map((name) => JSON.stringify(name)).join(", ");
  const who = `${strategies.length === 1 ? "strategy" : "strategies"} ${names}`;
  if (event.type === "candles_overdue") return `${who}: catching up on ${candles}`;
  return `${who}: skipped ${candles}${hintAt(event)}`;
}

type MissedEvent = Extract<EngineEvent, { readonly type: "candles_missed" | "candles_overdue" }>;

const WHY: Readonly<Record<MissedReason, string>> = {
  link_down: "closed while the link was down",
  engine_restarted: "closed while the engine restarted",
  behind: "closed while the strategy was behind",
  late: "arrived together with a later candle",
};

function hintAt({ why, catchUp }: Extract<MissedEvent, { readonly type: "candles_missed" }>): string {
  if (why === "behind") return "";
  return catchUp ? "; their signals would be outdated" : "; consumer.catch_up evaluates such candles";
}

/** More names would make the line hard to read. The event has them all. */
const MAX_NAMED = 5;
