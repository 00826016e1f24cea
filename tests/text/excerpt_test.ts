import fc from "fast-check";
import { excerptText } from "../../src/text/excerpt.ts";
import { findUrlSecrets } from "../../src/delivery/sinks/http/url_secrets.ts";
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

strictTest("findUrlSecrets() finds tokens in path and query, encoded or not, also between placeholders", () => {
  const hide = findUrlSecrets("https://example.org:8443/hooks/{pair}a%2Fb%20c{side}/s3cret?key=quer%79#frag");
  const text = "no a%2Fb%20c, a/b c, s3cret, quer%79, query or frag at example.org:8443";
  assertEquals(excerptText(text, { hide, max: 200 }), "no ***, ***, ***, ***, *** or *** at example.org:8443");
  assertEquals(excerptText("100%", { hide: findUrlSecrets("https://h/%zz"), max: 9 }), "100%");
});
