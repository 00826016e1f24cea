import { Journal } from "../src/delivery/journal/journal.ts";
import type { JournalEvent } from "../src/events.ts";
import type { Signal } from "../src/signal.ts";
import { systemClock } from "../src/time/clock.ts";
import { makeSignal } from "../tests/support/signal.ts";

/** Targets: 2,000 signals per second, and less than 1 ms added to a signal on its way to stdout. */
const folder = Deno.makeTempDirSync({ prefix: "consumer-bench-" });
const SINKS = ["bot", "hook"];
let n = 0;

function open(path: string): Journal {
  return Journal.open({ path, clock: systemClock, keepDays: 90, onEvent: refuse });
}

function refuse(event: JournalEvent): void {
  throw new Error(JSON.stringify(event));
}

function nextSignal(): Signal {
  n++;
  return makeSignal({ id: n.toString(16).padStart(32, "0") });
}

function journalSignal(journal: Journal): void {
  const signal = nextSignal();
  journal.record(signal, SINKS, n);
  for (const sink of SINKS) journal.change(signal.id, sink, { state: "delivered", attempts: 1 }, n);
}

const file = open(`${folder}/journal.sqlite`);
const full = open(`${folder}/full.sqlite`);
for (let i = 0; i < 50_000; i++) journalSignal(full);
const memory = open(":memory:");

Deno.bench("Journal.record() and two deliveries, in a file", { group: "journal", baseline: true }, () => {
  journalSignal(file);
});
Deno.bench("Journal.record() and two deliveries, in a file of 50,000 signals", { group: "journal" }, () => {
  journalSignal(full);
});
Deno.bench("Journal.record() and two deliveries, in memory", { group: "journal" }, () => {
  journalSignal(memory);
});
Deno.bench("Journal.record() alone, which runs before a signal reaches its sinks", () => {
  file.record(nextSignal(), SINKS, n);
});
Deno.bench("Journal.record() of a signal that is recorded already", () => {
  n--;
  file.record(nextSignal(), SINKS, n);
});
Deno.bench("Journal.changedElsewhere()", () => {
  file.changedElsewhere();
});

addEventListener("unload", () => {
  for (const journal of [file, full, memory]) journal[Symbol.dispose]();
  Deno.removeSync(folder, { recursive: true });
});
