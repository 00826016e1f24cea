import { RunError } from "../../../app/run_error.ts";
import { type JournaledSignal, JournalReader } from "../../../delivery/journal/journal_reader.ts";
import { JournalLock } from "../../../delivery/journal/lock.ts";
import { resend } from "../../../delivery/journal/resend.ts";
import { isNotCapable, isPermissionDenied } from "../../../platform/errors.ts";
import type { Signal } from "../../../signal.ts";
import { nearest } from "../../../text/nearest.ts";
import { printable } from "../../../text/printable.ts";

/**
 * Queues a signal of a journal to be sent again.
 *
 * @param sinks the names of the config's sinks
 * @returns a sentence about what will happen
 * @throws {RunError} no signal has that id, or there is no sink to send it to
 * @throws {JournalError} the journal can't be used
 */
export function resendSignal(path: string, { id, sink }: ResendRequest, sinks: readonly string[]): string {
  using journal = new JournalReader(path);
  const { signal, deliveries } = findSignal(journal, path, id);
  if (sink !== null) requireSink(sink, [...new Set([...sinks, ...journal.sinks()])]);
  const missing = deliveries.filter(({ state }) => state !== "delivered").map((delivery) => delivery.sink);
  const targets = sink === null ? missing.filter((name) => sinks.includes(name)) : [sink];
  const title = printable(formatTitle(signal));
  if (targets.length === 0) {
    const reached = missing.length === 0 ? deliveries.map((delivery) => delivery.sink) : [];
    throw new RunError(
      reached.length > 0
        ? `${title} was delivered to ${reached.join(", ")}: add --sink NAME to send it there again`
        : `${title} was not meant for any sink of the config: add --sink${sinks.map((name) => ` ${name}`).join(" or")}`,
    );
  }
  resend(path, signal.id, targets, Date.now());
  const removed = sink === null ? missing.filter((name) => !sinks.includes(name)) : [];
  return [
    `${formatTitle(signal)} will be sent again to ${targets.join(", ")} ${describeSender(path)}`,
    ...removed.map((name) => `; not to ${name}: the config no longer has this sink`),
    ...targets.filter((name) => !sinks.includes(name)).map((name) => `, once the config has a sink ${name} again`),
  ].map(printable).join("") + "\n";
}

/** A signal to send again. */
export interface ResendRequest {
  /** The signal's id, or its start. */
  readonly id: string;
  /** Null: every sink of the config that has not received it. */
  readonly sink: string | null;
}

const MAX_SIGNALS_SHOWN = 5;

function findSignal(journal: JournalReader, path: string, id: string): JournaledSignal {
  const found = journal.withPrefix(id, MAX_SIGNALS_SHOWN + 1);
  const [first, ...others] = found;
  if (first === undefined) {
    throw new RunError(`no signal in ${path} has an id that starts with ${id}: consumer signals lists the ids`);
  }
  if (others.length === 0) return first;
  const shown = found.slice(0, MAX_SIGNALS_SHOWN);
  const lines = shown.map(({ signal }) => `\n  ${signal.id}  ${printable(formatTitle(signal))}`);
  throw new RunError(
    `several signals have an id that starts with ${id}: give more of it${lines.join("")}` +
      (found.length > MAX_SIGNALS_SHOWN ? "\n  ..." : ""),
  );
}

function requireSink(name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const [near] = nearest(name, known, 1);
  const hint = near === undefined ? "" : ` (did you mean ${near}?)`;
  const all = known.length === 0 ? "" : `; the sinks are ${known.join(", ")}`;
  throw new RunError(printable(`there is no sink ${JSON.stringify(name)}${hint}${all}`));
}

function describeSender(path: string): string {
  try {
    const holder = JournalLock.findHolder(path);
    if (holder === null) return "at the next start of consumer";
    return `by the running consumer${holder.pid === null ? "" : `, process ${holder.pid}`}`;
  } catch (error) {
    // another user owns the lock file, so whether it is locked is unknown
    if (!(isPermissionDenied(error) || isNotCapable(error))) throw error;
    return "by the running consumer, or at its next start";
  }
}

function formatTitle({ action, side, pair, strategy, candle, id }: Signal): string {
  return `${action} ${side} ${pair} (${strategy}, candle ${candle}, id ${id.slice(0, 8)})`;
}
