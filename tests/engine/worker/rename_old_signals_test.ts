import { Frame } from "../../../src/frame/frame.ts";
import { renameOldEntry, renameOldExit } from "../../../src/engine/worker/rename_old_signals.ts";
import { assertEquals } from "../../support/assert.ts";

Deno.test("buy and sell are renamed only where enter_long and exit_long are missing, as in freqtrade", () => {
  const old = Frame.from({ close: [1], buy: [1], sell: [1] });
  assertEquals(renameOldEntry(old).frame.columns, ["close", "enter_long", "sell"]);
  assertEquals(renameOldExit(old).frame.columns, ["close", "buy", "exit_long"]);
  const both = Frame.from({ enter_long: [0], exit_long: [0], buy: [1], sell: [1] });
  assertEquals([renameOldEntry(both), renameOldExit(both)].map(({ frame }) => frame), [both, both]);
});

Deno.test("buy_tag replaces the empty enter_tag, and each renamed column is reported", () => {
  const { frame, renamed } = renameOldEntry(Frame.from({ enter_tag: [""], buy: [1], buy_tag: ["rule"] }));
  assertEquals([frame.at(0, "enter_long"), frame.at(0, "enter_tag")], [1, "rule"]);
  assertEquals(renamed, [
    "the column buy is deprecated and counts as enter_long: write enter_long",
    "the column buy_tag is deprecated and counts as enter_tag: write enter_tag",
  ]);
});
