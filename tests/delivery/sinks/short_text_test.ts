import fc from "fast-check";
import { shortText } from "../../../src/delivery/sinks/short_text.ts";
import { urlSecrets } from "../../../src/delivery/sinks/http/url_secrets.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { strictTest } from "../../support/strict.ts";

strictTest("shortText() gives one line, no secret and no half of one, wherever it is cut", () => {
  const secret = fc.stringMatching(/^s[a-z0-9]{7,20}$/);
  const texts = fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.constant(null)));
  fc.assert(fc.property(secret, texts, fc.nat({ max: 100 }), (secret, parts, most) => {
    const line = shortText(parts.map((part) => part ?? secret).join(" "), { hide: [secret], most });
    assert(!/\p{Cc}/u.test(line));
    assert(line.length <= most + 3);
    assert(!line.includes(secret));
    if (parts.every((part) => part === null)) assert(!line.includes(secret.slice(0, 2)), line);
  }));
});

strictTest("shortText() hides the longer of two secrets that begin alike", () => {
  assertEquals(shortText("token tok-123456", { hide: ["tok-123", "tok-123456"], most: 100 }), "token ***");
});

strictTest("urlSecrets() finds a token in path and query, as it is and decoded, between placeholders too", () => {
  const hide = urlSecrets("https://example.org:8443/hooks/{pair}a%2Fb%20c{side}/s3cret?key=quer%79#frag");
  const text = "no a%2Fb%20c, a/b c, s3cret, quer%79, query or frag at example.org:8443";
  assertEquals(shortText(text, { hide, most: 200 }), "no ***, ***, ***, ***, *** or *** at example.org:8443");
  assertEquals(shortText("100%", { hide: urlSecrets("https://h/%zz"), most: 9 }), "100%");
});
