import { RestartNotes } from "../../src/app/restart_notes.ts";
import { assertEquals } from "../support/assert.ts";

const KEY = { producer: "p", pair: "BTC/USDT", timeframe: "1m", candleType: "spot" };

/** The notes of a program's start, in a file of its supervisor. */
class Start {
  readonly notes: RestartNotes;

  constructor(file: { text: string }, restartedAfter: string | null) {
    const notes = { read: () => file.text, write: (text: string) => (file.text = text) === text };
    this.notes = new RestartNotes({ restartedAfter, notes, hasEnded: () => false });
  }
}

Deno.test("RestartNotes sets a strategy aside that used much memory when the program crashed", () => {
  const file = { text: "" };
  const first = new Start(file, null).notes;
  assertEquals([first.setAside, [...first.timeouts], first.ends], [null, [], []]);
  first.noteTimeouts(new Map([["Slow", 1]]));
  first.noteEnds([{ key: KEY, lastCandle: 60_000 }]);
  first.noteSuspect({ strategy: "Greedy", pair: "BTC/USDT", grownMb: 500 });
  const second = new Start(file, "SIGTRAP").notes;
  const setAside = { strategy: "Greedy", pair: "BTC/USDT", grownMb: 500, after: "SIGTRAP" };
  assertEquals(second.setAside, { type: "strategy_set_aside", ...setAside });
  assertEquals([...second.timeouts], [["Slow", 1], ["Greedy", 2]]);
  assertEquals(second.ends, [{ key: KEY, lastCandle: 60_000 }]);
  // it stays set aside after a crash that it has nothing to do with
  const third = new Start(file, "SIGKILL").notes;
  assertEquals([third.setAside, [...third.timeouts]], [null, [["Slow", 1], ["Greedy", 2]]]);
});

Deno.test("RestartNotes blames nobody after a restart that the program asked for, or for a suspect that has ended", () => {
  const file = { text: "" };
  const first = new Start(file, null).notes;
  first.noteSuspect({ strategy: "Greedy", pair: "BTC/USDT", grownMb: 500 });
  assertEquals(new Start(file, "a restart of its own").notes.setAside, null);
  first.noteSuspect(null);
  assertEquals(new Start(file, "SIGTRAP").notes.setAside, null);
});

Deno.test("RestartNotes starts empty from a file that is cut, missing or from an earlier run", () => {
  for (const text of ["", '{"timeouts":[["S",', "[]", '{"timeouts":[["S","x"]]}']) {
    assertEquals([...new Start({ text }, "SIGABRT").notes.timeouts], []);
  }
  const file = { text: "" };
  new Start(file, null).notes.noteTimeouts(new Map([["S", 2]]));
  assertEquals([...new Start(file, null).notes.timeouts], []);
  assertEquals(new RestartNotes(null).ends, []);
});
