import { findUrlSecrets } from "../../../../src/delivery/sinks/http/url_secrets.ts";
import { excerptText } from "../../../../src/text/excerpt.ts";
import { assertEquals } from "../../../support/assert.ts";
import { strictTest } from "../../../support/strict.ts";

strictTest("findUrlSecrets() finds tokens in path and query, encoded or not, also between placeholders", () => {
  const hide = findUrlSecrets("https://example.org:8443/hooks/{pair}a%2Fb%20c{side}/s3cret?key=quer%79#frag");
  const text = "no a%2Fb%20c, a/b c, s3cret, quer%79, query or frag at example.org:8443";
  assertEquals(excerptText(text, { hide, max: 200 }), "no ***, ***, ***, ***, *** or *** at example.org:8443");
  assertEquals(excerptText("100%", { hide: findUrlSecrets("https://h/%zz"), max: 9 }), "100%");
});
