import fc from "fast-check";
import { hideSecrets } from "../../src/text/hide_secrets.ts";
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
