import fc from "fast-check";
import { hideSecrets, hideUrlParts } from "../../src/text/hide_secrets.ts";
import { assert, assertEquals } from "../support/assert.ts";

/** Spellings in which a secret can end up in a text. */
const SPELLINGS: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  encodeURIComponent,
  (secret) => encodeURIComponent(secret).replaceAll(/%../g, (code) => code.toLowerCase()),
  (secret) => new URLSearchParams({ token: secret }).toString().slice("token=".length),
  (secret) => JSON.stringify(secret).slice(1, -1),
  (secret) => JSON.stringify(JSON.stringify(secret)).slice(3, -3),
];

/** Spellings of a longer text with the secret in it, and encodings that no usual program makes. */
const EMBEDDED: readonly ((secret: string) => string)[] = [
  (secret) => btoaUtf8(`freqtrader:${secret}`),
  (secret) => btoaUtf8(`u:${secret}`),
  (secret) => btoaUtf8(`ab:${secret}:and more`),
  (secret) => btoaUtf8(`ab:${secret}`).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", ""),
  (secret) => new TextEncoder().encode(secret).toHex().toUpperCase(),
  (secret) => escapeHtml(secret, "&quot;", "&#39;"),
  (secret) => escapeHtml(secret, "&#34;", "&#x27;"),
  (secret) => JSON.stringify(secret).slice(1, -1).replaceAll("/", "\\/"),
  (secret) => Array.from(secret, (c) => `&#${c.codePointAt(0)};`).join(""),
  (secret) => Array.from(secret, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
  (secret) => encodeURIComponent(encodeURIComponent(secret)),
  (secret) => Array.from(new TextEncoder().encode(secret), (b) => `%${b.toString(16).padStart(2, "0")}`).join(""),
];

function btoaUtf8(text: string): string {
  return new TextEncoder().encode(text).toBase64();
}

function escapeHtml(text: string, quote: string, apostrophe: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', quote)
    .replaceAll("'", apostrophe);
}

const CONTEXTS: readonly ((secret: string) => string)[] = [
  (secret) => `ws://host/api/v1/message/ws?token=${secret}&x=1`,
  (secret) => `{"ws_token":"${secret}"}`,
  (secret) => `{\\"password\\": \\"${secret}\\"}`,
  (secret) => `Authorization: Bearer ${secret}`,
  (secret) => `http://user:${secret}@host/`,
];

Deno.test("hideSecrets() leaves nothing of a secret of 8 random characters, in any position and spelling", () => {
  const random = fc.oneof(
    fc.stringMatching(/^[A-Za-z0-9_-]{8,43}$/),
    fc.stringMatching(/^[ -~]{8,30}$/).filter((text) => text.trim() !== ""),
  );
  const rest = fc.string({ unit: fc.constantFrom("a", "Z", "9", "_", "-", " ", "/", '"', "é") });
  fc.assert(
    fc.property(random, fc.constantFrom(...SPELLINGS), rest, rest, (secret, spell, before, after) => {
      const shown = hideSecrets(`${before}${spell(secret)}${after}`, [secret]);
      assert(shown.includes("***") && !shown.includes(spell(secret)), shown);
    }),
    { numRuns: 1000 },
  );
});

Deno.test("hideSecrets() hides every secret where it stands as a value, however weak", () => {
  for (const secret of ["tok", "freqtrade", "a", "p/w", "12", "secret", "pässwd"]) {
    for (const context of CONTEXTS) {
      for (const spell of SPELLINGS) {
        assertEquals(hideSecrets(context(spell(secret)), [secret]), context("***"));
      }
    }
  }
});

Deno.test("hideSecrets() hides a short secret as a whole word anywhere", () => {
  for (const text of ["tok", "/hooks/tok", "it was tok.", 'text "tok"', "%2Ftok%2F", "a\\ntok", "bot1:tok"]) {
    assertEquals(hideSecrets(text, ["tok"]), text.replace("tok", "***"));
  }
});

Deno.test("hideSecrets() leaves ordinary words alone, whatever weak secret they contain", () => {
  const sentences = [
    'sink "freqtrade": enter long BTC/USDT (5d1c0f3a): a trade is open already',
    'producer "default": the ws_token was refused: check api_server.ws_token of the freqtrade bot',
    'strategy "Token" failed: TypeError: token_of is not a function (at /home/a/stoken.ts:5:36)',
    "1 of 1 producers up, 8 of 8 pairs fresh, 3 signals (1 since 15:25Z), data 2.1 s behind",
    '{"event":{"type":"signal_delivered","sink":"freqtrade","signal":{"action":"enter"}}}',
  ];
  const weak = ["tok", "freqtrade", "a", "1", "trade", "signal", "default", "sto"];
  for (const sentence of sentences) assertEquals(hideSecrets(sentence, weak), sentence);
});

Deno.test("hideSecrets() hides the longest of several secrets whole, weak ones included", () => {
  assertEquals(hideSecrets("token=tok-and-more-of-it", ["tok", "tok-and-more-of-it"]), "token=***");
  assertEquals(hideSecrets("token=freqtrade-9f8e7d", ["freqtrade", "freqtrade-9f8e7d"]), "token=***");
});

Deno.test("hideSecrets() hides a strong secret inside Base64, in hexadecimal, HTML, JSON and every mixture of escapes", () => {
  const random = fc.oneof(
    fc.stringMatching(/^[A-Za-z0-9_-]{8,43}$/),
    fc.stringMatching(/^[!-~]{8,30}$/),
    fc.stringMatching(/^[a-zäß€]{8,20}$/),
  );
  fc.assert(
    fc.property(random, fc.constantFrom(...EMBEDDED), fc.string(), (secret, spell, rest) => {
      const shown = hideSecrets(`Authorization: ${spell(secret)} ${rest}`, [secret]);
      assert(shown.includes("***") && !shown.includes(spell(secret)), `${spell(secret)} -> ${shown}`);
    }),
    { numRuns: 2000 },
  );
});

Deno.test("hideSecrets() leaves nothing of a password in the Base64 of a login", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[!-~]{8,30}$/), fc.stringMatching(/^[a-z]{1,9}$/), (secret, user) => {
      const shown = hideSecrets(`x ${btoa(`${user}:${secret}`)} x`, [secret]).split(" ")[1] ?? "";
      const [start = "", end = ""] = shown.split("***");
      assert(start.length * 6 <= (user.length + 1) * 8 && /^=*$/.test(end), shown);
    }),
    { numRuns: 1000 },
  );
});

Deno.test("hideSecrets() hides a login in Base64 that it is given, however weak the password", () => {
  assertEquals(hideSecrets('{"authorization": "Basic YTp0b2s="}', [btoa("a:tok")]), '{"authorization": "Basic ***"}');
});

Deno.test("hideSecrets() takes linear time on hostile texts", () => {
  const secrets = ["kY3-f9_aQ7Lw2ZpX", "tok", "freqtrade", "\\".repeat(12) + "a/b"];
  const pieces = [
    "A",
    " ",
    "\\",
    "&amp;",
    "%25",
    "kY3-f9_aQ7Lw2Zp",
    btoa("kY3-f9_aQ7Lw2Z"),
    "token: ",
    "pass",
    "&#0",
    '"',
  ];
  for (const piece of pieces) {
    const start = performance.now();
    hideSecrets(piece.repeat(200_000 / piece.length), secrets);
    const took = performance.now() - start;
    assert(took < 2000, `${JSON.stringify(piece)}: ${took} ms`);
  }
});

Deno.test("hideUrlParts() hides user and password with and without a scheme, in linear time", () => {
  const texts = ["user:pass@host", "https://user:pass@host/", "ws://a:b@host:1/x", "see me@x.org"].map(hideUrlParts);
  assertEquals(texts, ["***@host", "https://***@host/", "ws://***@host:1/x", "see ***@x.org"]);
  const start = performance.now();
  for (const piece of ["a", "@", "https://", "https://a/", "token="]) {
    hideUrlParts(piece.repeat(200_000 / piece.length));
  }
  assert(performance.now() - start < 2000);
});
