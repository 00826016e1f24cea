import type { Delivery } from "../../delivery/journal/delivery_record.ts";
import type { JournaledSignal } from "../../delivery/journal/journal_reader.ts";
import type { Page } from "../../terminal/page.ts";
import { measureColumns, renderTable, type TableRow, tableWidth } from "../../terminal/table.ts";
import { wrapText } from "../../terminal/wrap_text.ts";
import { printable } from "../../text/printable.ts";

/**
 * Formats signals and their deliveries: a table, or a list where the page is too narrow for a table.
 *
 * @example
 * ```ts
 * import { formatDelivery } from "./signals_table.ts";
 * const delivery = { sink: "hook", state: "dead", attempts: 20, result: "HTTP 500", resent: false } as const;
 * const text = formatDelivery(delivery);
 * if (text !== "hook: dead after 20 attempts: HTTP 500") throw new Error(text);
 * ```
 */
export function formatSignals(signals: readonly ListedSignal[], { color, width }: Page): string {
  const rows = signals.map(toRow);
  const widths = measureColumns(COLUMNS, rows);
  const room = width - tableWidth(widths.with(DELIVERY, 0));
  if (room < Math.min(widths[DELIVERY] ?? 0, MIN_DELIVERY_WIDTH)) return `${formatList(rows, width)}\n`;
  const wrapped = rows.map((row) => row.with(DELIVERY, wrapLines(row[DELIVERY] ?? "", room, INDENT)));
  return `${renderTable(COLUMNS, wrapped, { color })}\n`;
}

/** A signal of the journal, and the short id that the list shows. */
export interface ListedSignal extends JournaledSignal {
  readonly shortId: string;
}

/** Formats the state of a delivery as one line. */
export function formatDelivery(
  { sink, state, attempts, result, resent }: Pick<Delivery, "sink" | "state" | "attempts" | "result" | "resent">,
): string {
  const again = resent && state === "pending" ? " again" : "";
  const isFirstTry = attempts === 1 && (state === "delivered" || state === "skipped");
  const after = attempts === 0 || isFirstTry ? "" : ` after ${attempts} attempt${attempts === 1 ? "" : "s"}`;
  const answer = result === null ? "" : `${state === "delivered" ? "," : ":"} ${shorten(result)}`;
  return printable(`${sink}: ${state}${again}${after}${answer}`);
}

const HEADS = ["time (UTC)", "id", "strategy", "pair", "signal", "candle", "price", "tag", "delivery"];
const COLUMNS = HEADS.map((head) => ({ head, align: head === "price" ? "right" : "left" } as const));
/** The column that is wrapped when the table is wider than the page. */
const DELIVERY = HEADS.indexOf("delivery");
/** Deliveries wrapped to less make the table too long: then a list replaces it. */
const MIN_DELIVERY_WIDTH = 40;
/** The start of continuation lines. */
const INDENT = "  ";
/** A receiver's answer can be long. `--json` prints all of it. */
const MAX_RESULT_LENGTH = 100;

function formatList(rows: readonly TableRow[], width: number): string {
  return rows.map(([time, id, strategy, pair, signal, candle, price, tag, deliveries = ""]) => {
    const tagText = tag === "-" ? "" : ` (${tag})`;
    const title = `${time}  ${id}  ${signal} ${pair} at ${price}${tagText}, ${strategy}, candle ${candle}`;
    const sinks = wrapLines(deliveries, width - INDENT.length, INDENT).replaceAll(/^/gm, INDENT);
    return `${wrapLines(title, width, INDENT.repeat(2))}\n${sinks}`;
  }).join("\n");
}

function wrapLines(text: string, width: number, indent: string): string {
  return text.split("\n").flatMap((line) => wrapText(line, width, indent)).join("\n");
}

function toRow({ signal, shortId, deliveries }: ListedSignal): TableRow {
  return [
    formatTime(signal.time, "seconds"),
    shortId,
    printable(signal.strategy),
    printable(signal.pair),
    `${signal.action} ${signal.side}`,
    formatTime(signal.candle, "minutes"),
    `${signal.price ?? "-"}`,
    printable(signal.tag ?? "-"),
    deliveries.map(formatDelivery).join("\n") || "for no sink",
  ];
}

function formatTime(time: string, precision: "seconds" | "minutes"): string {
  return printable(time.slice(0, precision === "seconds" ? 19 : 16).replace("T", " "));
}

function shorten(text: string): string {
  return text.length > MAX_RESULT_LENGTH ? `${text.slice(0, MAX_RESULT_LENGTH)}...` : text;
}
