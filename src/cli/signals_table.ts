import { stripVTControlCharacters } from "node:util";
import Table from "cli-table3";
import type { Delivery } from "../delivery/journal/delivery.ts";
import type { JournaledSignal } from "../delivery/journal/journal_reader.ts";
import { printable } from "../text/printable.ts";

const HEAD = ["time (UTC)", "id", "strategy", "pair", "signal", "candle", "price", "tag", "delivery"];
const RIGHT = HEAD.indexOf("price");
/** A receiver's answer may be long; `--json` has all of it. */
const LONGEST_RESULT = 100;

/** A signal, and what it is called in the table. */
export interface ListedSignal extends JournaledSignal {
  readonly shortId: string;
}

/**
 * What `consumer signals` prints: a table, or where `width` columns are too few for one a list.
 *
 * @example
 * ```ts
 * import { deliveryText } from "./signals_table.ts";
 * const delivery = { sink: "hook", state: "dead", attempts: 20, result: "HTTP 500", resent: false } as const;
 * if (deliveryText(delivery) !== "hook: dead after 20 attempts: HTTP 500") throw new Error(deliveryText(delivery));
 * ```
 */
export function signalsTable(
  signals: readonly ListedSignal[],
  { color, width }: { readonly color: boolean; readonly width: number },
): string {
  const made = table(signals, color);
  const isTooWide = stripVTControlCharacters(made.split("\n")[0] ?? "").length > width;
  return `${isTooWide ? list(signals) : made}\n`;
}

/** How a delivery stands, on one line. */
export function deliveryText(delivery: Pick<Delivery, "sink" | "state" | "attempts" | "result" | "resent">): string {
  const { sink, state, attempts, result, resent } = delivery;
  const asked = resent && state === "pending" ? " again" : "";
  const after = attempts > 1 || (attempts === 1 && state !== "delivered")
    ? ` after ${attempts} attempt${attempts === 1 ? "" : "s"}`
    : "";
  const said = result === null ? "" : `${state === "delivered" ? "," : ":"} ${shortened(result)}`;
  return printable(`${sink}: ${state}${asked}${after}${said}`);
}

function table(signals: readonly ListedSignal[], color: boolean): string {
  const made = new Table({
    head: HEAD,
    colAligns: HEAD.map((_, i) => i === RIGHT ? "right" : "left"),
    style: color ? { head: ["bold"], border: ["gray"] } : { head: [], border: [] },
  });
  for (const one of signals) made.push([...cells(one)]);
  return made.toString();
}

function list(signals: readonly ListedSignal[]): string {
  return signals.map((one) => {
    const [time, id, strategy, pair, what, candle, price, tag, deliveries = ""] = cells(one);
    const tagged = tag === "-" ? "" : ` (${tag})`;
    const sinks = deliveries.split("\n").map((line) => `  ${line}`).join("\n");
    return `${time}  ${id}  ${what} ${pair} at ${price}${tagged}, ${strategy}, candle ${candle}\n${sinks}`;
  }).join("\n");
}

function cells({ signal, shortId, deliveries }: ListedSignal): readonly string[] {
  return [
    minute(signal.time, 19),
    shortId,
    printable(signal.strategy),
    printable(signal.pair),
    `${signal.action} ${signal.side}`,
    minute(signal.candle, 16),
    `${signal.price ?? "-"}`,
    printable(signal.tag ?? "-"),
    deliveries.map(deliveryText).join("\n") || "for no sink",
  ];
}

function minute(time: string, length: number): string {
  return printable(time.slice(0, length).replace("T", " "));
}

function shortened(text: string): string {
  return text.length > LONGEST_RESULT ? `${text.slice(0, LONGEST_RESULT)}...` : text;
}
