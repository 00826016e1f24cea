import fc from "fast-check";
import { mark, readMarks } from "../../../../src/delivery/sinks/telegram/telegram_text.ts";
import { assertEquals } from "../../../support/assert.ts";

Deno.test("mark() marks what Telegram would link, and no usual pair or tag", () => {
  const lively = ["@everyone", "see https://a.b", "evil.example", "#x", "/start", "go /start", "1.2.3.4", "a@b.c"];
  const quiet = ["BTC/USDT:USDT", "rsi_cross", "v1.2", "ConsumerStrategy", "buy 3.5 %", ""];
  assertEquals(lively.filter((value) => mark(value) === value), []);
  assertEquals(quiet.filter((value) => mark(value) !== value), []);
});

Deno.test("readMarks() returns the text without marks, and an entity for each marked value within the limit", () => {
  const value = fc.constantFrom("@a", "b", "http://c", "\ue000@\ue001", "\ue001");
  fc.assert(fc.property(fc.array(value), fc.nat({ max: 40 }), (values, max) => {
    const { text, entities } = readMarks(values.map(mark).join(" "), max);
    assertEquals(text, values.join(" ").replaceAll(/[\ue000\ue001]/g, ""));
    for (const { offset, length } of entities) {
      assertEquals(length > 0 && offset + length <= max, true);
      assertEquals(/[@/:]/.test(text.slice(offset)), true);
    }
  }));
});
