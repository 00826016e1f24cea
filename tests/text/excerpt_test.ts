import fc from "fast-check";
import { excerptText } from "../../src/text/excerpt.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { strictTest } from "../support/strict.ts";

strictTest("excerptText() returns one line without a secret or half of one, wherever it is cut", () => {
  const secret = fc.stringMatching(/^s[a-z0-9]{7,20}$/);
  const texts = fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.constant(null)));
  fc.assert(fc.property(secret, texts, fc.nat({ max: 100 }), (secret, parts, max) => {
    const line = excerptText(parts.map((part) => part ?? secret).join(" "), { hide: [secret], max });
    assert(!/\p{Cc}/u.test(line));
    assert(line.length <= max + 3);
    assert(!line.includes(secret));
    if (parts.every((part) => part === null)) assert(!line.includes(secret.slice(0, 2)), line);
  }));
});

strictTest("excerptText() hides the longer of two secrets with the same start", () => {
  assertEquals(excerptText("token tok-123456", { hide: ["tok-123", "tok-123456"], max: 100 }), "token ***");
});

strictTest("excerptText() reads only the start of a long text, and leaves no part of a secret at its end", () => {
  const secret = "s3cret-s3cret-s3cret";
  for (let shift = 0; shift < 25; shift++) {
    const text = "x".repeat((64 << 10) - shift) + secret.repeat(10);
    assert(!excerptText(text, { hide: [secret], max: 100_000 }).includes("s3"));
  }
  assert(excerptText("y".repeat(100_000), { max: 200 }).startsWith("yyy"));
});
