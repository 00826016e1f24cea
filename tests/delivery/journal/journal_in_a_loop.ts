// A program that records signals as fast as it can until it is killed: `deno run journal_in_a_loop.ts FILE FIRST`. It prints the
// number of each signal after the journal recorded it, and again after it recorded the delivery.
import { Journal } from "../../../src/delivery/journal/journal.ts";
import { systemClock } from "../../../src/time/clock.ts";
import { signal } from "./support.ts";

const [path = "", first = "0"] = Deno.args;
const encoder = new TextEncoder();
const tell = (line: string): unknown => Deno.stdout.writeSync(encoder.encode(`${line}\n`));
const journal = Journal.open({
  path,
  clock: systemClock,
  keepDays: 90,
  onEvent: (event) => tell(JSON.stringify(event)),
});
for (let n = Number(first);; n++) {
  if (!journal.record(signal(n), ["bot", "hook"], n)) tell(`known ${n}`);
  tell(`recorded ${n}`);
  journal.change(signal(n).id, "bot", { state: "delivered", attempts: 1 }, n);
  tell(`delivered ${n}`);
}
