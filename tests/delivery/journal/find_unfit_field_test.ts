import { findUnfitField } from "../../../src/delivery/journal/find_unfit_field.ts";
import { SqliteJournal } from "../../../src/delivery/journal/sqlite_journal.ts";
import { type Signal, SIGNAL_FIELDS } from "../../../src/signal.ts";
import fc from "fast-check";
import { assert, assertEquals } from "../../support/assert.ts";
import { NOW, signal } from "./support.ts";

/** A signal from another thread, whose types nobody has checked. */
const unchecked = (fields: Readonly<Record<string, unknown>>): Signal => ({ ...signal(1), ...fields }) as Signal;

Deno.test("findUnfitField() accepts the signals of the engine, and empty tags and prices", () => {
  for (let n = 0; n < 30; n++) assertEquals(findUnfitField(signal(n)), null);
  assertEquals(findUnfitField(signal(1, { tag: null, price: null })), null);
  assertEquals(findUnfitField(signal(1, { tag: "", price: NaN })), null);
});

Deno.test("findUnfitField() names each field whose type is wrong", () => {
  for (const field of SIGNAL_FIELDS) {
    for (const value of [undefined, {}, ["a"], true, field === "price" ? "1" : 1]) {
      assertEquals(
        findUnfitField(unchecked({ [field]: value })),
        field === "price" ? "price is not a number" : `${field} is not a string`,
      );
    }
    const found = findUnfitField(unchecked({ [field]: null }));
    assertEquals(found === null, field === "tag" || field === "price", `${field}: ${found}`);
  }
});

Deno.test("findUnfitField() names a text that is too long, and words that are no action or side", () => {
  assertEquals(findUnfitField(signal(1, { tag: "t".repeat(1000) })), null);
  assertEquals(findUnfitField(signal(1, { tag: "t".repeat(1001) })), "tag has 1001 characters");
  assertEquals(findUnfitField(unchecked({ action: "wait" })), "action is neither enter nor exit");
  assertEquals(findUnfitField(unchecked({ side: "" })), "side is neither long nor short");
});

const anyField = fc.oneof(
  fc.string(),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(null, undefined, {}, [], "enter", "exit", "long", "short", new Uint8Array(3), 2n ** 70n),
);

Deno.test("SQLite stores every signal in which findUnfitField() finds nothing", () => {
  using journal = new SqliteJournal(":memory:");
  let stored = 0;
  const changes = fc.dictionary(fc.constantFrom(...SIGNAL_FIELDS), anyField, { maxKeys: 3 });
  fc.assert(
    fc.property(changes, (fields) => {
      const one = unchecked({ ...fields, id: `${stored}` });
      if (findUnfitField(one) !== null) return;
      assert(journal.record(one, ["bot"], NOW));
      stored++;
    }),
    { numRuns: 1000 },
  );
  assert(stored > 100, `${stored}`);
});
