import Table from "cli-table3";
import type { Delivery } from "../../delivery/journal/delivery_record.ts";
import type { JournaledSignal } from "../../delivery/journal/journal_reader.ts";
import { printable } from "../../text/printable.ts";
import { wrapText } from "../../terminal/wrap.ts";

const HEAD = ["time (UTC)", "id", "strategy", "pair", "signal", "candle", "price", "tag", "delivery"];
const RIGHT = HEAD.indexOf("price");
/** The place of the column that is wrapped when the line is too short. */
const DELIVERY = HEAD.indexOf("delivery");
/** Wrapped to less than this the table gets long: a list takes its place. */
const NARROWEST_DELIVERY = 40;
/** Of each cell: a space on both sides and a line. */
const FRAME = 3;
/** Of a line that goes on. */
const INDENT = "  ";
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
  const rows = signals.map(cells);
  const others = HEAD.reduce((sum, head, i) => {
    const own = i === DELIVERY ? 0 : Math.max(head.length, ...rows.map((row) => row[i]?.length ?? 0));
    return sum + FRAME + own;
  }, 1);
  const longest = Math.max(...rows.flatMap((row) => row[DELIVERY]?.split("\n").map(({ length }) => length) ?? []));
  const room = width - others;
  return `${room < Math.min(longest, NARROWEST_DELIVERY) ? list(rows, width) : table(rows, room, color)}\n`;
}

/** How a delivery stands, on one line. */
export function deliveryText(delivery: Pick<Delivery, "sink" | "state" | "attempts" | "result" | "resent">): string {
  const { sink, state, attempts, result, resent } = delivery;
  const asked = resent && state === "pending" ? " again" : "";
  const after = attempts > 1 || (attempts === 1 && state !== "delivered" && state !== "skipped")
    ? ` after ${attempts} attempt${attempts === 1 ? "" : "s"}`
    : "";
  const said = result === null ? "" : `${state === "delivered" ? "," : ":"} ${shortened(result)}`;
  return printable(`${sink}: ${state}${asked}${after}${said}`);
}

type Row = readonly string[];

function table(rows: readonly Row[], room: number, color: boolean): string {
  const made = new Table({
    // not by the library, which decides for itself whether a terminal can show it
    head: HEAD.map((head) => color ? `\x1b[1m${head}\x1b[22m` : head),
    colAligns: HEAD.map((_, i) => i === RIGHT ? "right" : "left"),
    style: { head: [], border: [] },
  });
  for (const row of rows) made.push(row.map((cell, i) => i === DELIVERY ? wrapped(cell, room, INDENT) : cell));
  return made.toString();
}

function list(rows: readonly Row[], width: number): string {
  return rows.map(([time, id, strategy, pair, what, candle, price, tag, deliveries = ""]) => {
    const tagged = tag === "-" ? "" : ` (${tag})`;
    const title = `${time}  ${id}  ${what} ${pair} at ${price}${tagged}, ${strategy}, candle ${candle}`;
    const sinks = wrapped(deliveries, width - INDENT.length, INDENT).replaceAll(/^/gm, INDENT);
    return `${wrapped(title, width, INDENT.repeat(2))}\n${sinks}`;
  }).join("\n");
}

function wrapped(text: string, width: number, indent: string): string {
  return text.split("\n").flatMap((line) => wrapText(line, width, indent)).join("\n");
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
