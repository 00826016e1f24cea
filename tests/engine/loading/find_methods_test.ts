import { findMethods } from "../../../src/engine/loading/find_methods.ts";
import { assertEquals } from "../../support/assert.ts";

Deno.test("findMethods() finds methods and fields that hold functions, the first of each name", () => {
  const text = "class A {\n  limit = 5;\n  override async populateExitTrend(frame) {\n    return frame.set(1);\n  }\n" +
    "\tpopulateEntryTrend = (frame: Frame): Frame => frame;\n  populateExitTrend() {}\n}\n";
  const places = findMethods(text, "/s/a.ts");
  assertEquals(places.get("populateExitTrend"), "/s/a.ts:3:18");
  assertEquals(places.get("populateEntryTrend"), "/s/a.ts:6:2");
  assertEquals(places.get("populateIndicators"), undefined);
});
