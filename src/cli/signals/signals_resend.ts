import { JournalReader } from "../../delivery/journal/journal_reader.ts";
import { JournalLock } from "../../delivery/journal/lock.ts";
import { resend } from "../../delivery/journal/resend.ts";
import type { Signal } from "../../signal.ts";
import { nearest } from "../../text/nearest.ts";
import { printable } from "../../text/printable.ts";
import { RunError } from "../../app/run_error.ts";
import type { ResendOptions } from "./signals_options.ts";

const MOST_NAMED = 5;

/**
 * `consumer signals resend ID`: has a signal sent again by the program that follows, now or at its next start.
 *
 * @param configured the names of the config's sinks
 * @returns what was done, for people
 * @throws {RunError} there is no such signal, or nobody to send it to
 * @throws {JournalError} the journal can't be used
 */
export function resendSignal(path: string, { id, sink }: ResendOptions, configured: readonly string[]): string {
  using journal = new JournalReader(path);
  const { signal, deliveries } = onlyOne(journal, path, id);
  const before = deliveries.map((delivery) => delivery.sink);
  if (sink !== null) requireSink(sink, [...new Set([...configured, ...journal.sinks()])]);
  const lacking = deliveries.filter(({ state }) => state !== "delivered").map((delivery) => delivery.sink);
  const sinks = sink === null ? lacking.filter((name) => configured.includes(name)) : [sink];
  const title = printable(titleOf(signal));
  if (sinks.length === 0 && before.length > 0 && lacking.length === 0) {
    throw new RunError(
      `${title} was delivered to ${before.join(", ")}: name a sink with --sink to send it there again`,
    );
  }
  if (sinks.length === 0) {
    throw new RunError(
      `${title} was for no sink of the config: name one with --sink${configured.map((name) => ` ${name}`).join(" or")}`,
    );
  }
  resend(path, signal.id, sinks, Date.now());
  const left = sink === null ? lacking.filter((name) => !configured.includes(name)) : [];
  const away = sinks.filter((name) => !configured.includes(name));
  return printable(`${title} will be sent again to ${sinks.join(", ")} ${byWhom(path)}`) +
    [
      ...left.map((name) => `; not to ${name}: the config has no such sink any more`),
      ...away.map((name) => `, once the config has a sink ${name} again`),
    ].map(printable).join("") + "\n";
}

function onlyOne(journal: JournalReader, path: string, id: string): ReturnType<JournalReader["withPrefix"]>[number] {
  const found = journal.withPrefix(id, MOST_NAMED + 1);
  const [first, ...others] = found;
  if (first === undefined) {
    throw new RunError(
      `no signal in the journal ${path} has an id that begins with ${id}: consumer signals lists them`,
    );
  }
  if (others.length === 0) return first;
  const named = found.slice(0, MOST_NAMED).map(({ signal }) => `\n  ${signal.id}  ${printable(titleOf(signal))}`);
  throw new RunError(
    `several signals have an id that begins with ${id}: give more of it${named.join("")}` +
      (found.length > MOST_NAMED ? "\n  ..." : ""),
  );
}

function requireSink(name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const [near] = nearest(name, known, 1);
  throw new RunError(
    printable(`there is no sink ${JSON.stringify(name)}${near === undefined ? "" : ` (did you mean ${near}?)`}`) +
      printable(known.length === 0 ? "" : `; there are ${known.join(", ")}`),
  );
}

function byWhom(path: string): string {
  try {
    const holder = JournalLock.findHolder(path);
    if (holder === null) return "at the next start of consumer";
    return `by the consumer that runs now${holder.pid === null ? "" : `, process ${holder.pid}`}`;
  } catch (error) {
    // the lock is another user's: whether it is held can't be told
    if (!(error instanceof Deno.errors.PermissionDenied || error instanceof Deno.errors.NotCapable)) throw error;
    return "by the consumer that runs now, or at its next start";
  }
}

function titleOf({ action, side, pair, strategy, candle, id }: Signal): string {
  return `${action} ${side} ${pair} (${strategy}, candle ${candle}, id ${id.slice(0, 8)})`;
}
