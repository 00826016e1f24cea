import { getLogger } from "@logtape/logtape";
import fc from "fast-check";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../support/assert.ts";
import { logged } from "./support.ts";

Deno.test("configureLog() writes pretty lines of time, level, category and message", () => {
  const [line] = logged({}, () => getLogger(["consumer", "link"]).info("connected"));
  assertMatch(line ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z +info +link +connected\n$/);
});

Deno.test("configureLog() writes any message as one JSON object on one line", () => {
  const lines = logged({ format: "json" }, () => {
    getLogger(["consumer", "link"]).warning("two\nlines", { producer: "default", error: new Error("a\nb") });
  });
  assertEquals(lines.length, 1);
  assertEquals(lines[0]?.indexOf("\n"), (lines[0]?.length ?? 0) - 1);
  const { level, message, logger, properties } = JSON.parse(lines[0] ?? "");
  assertEquals([level, message, logger, properties.producer], ["WARN", "two\nlines", "consumer.link", "default"]);
});

Deno.test("configureLog() drops records below the level", () => {
  const lines = logged({ level: "warning" }, () => {
    const log = getLogger("consumer");
    log.info("no");
    log.debug("no");
    log.warning("yes");
    log.error("yes");
  });
  assertEquals(lines.length, 2);
});

Deno.test("configureLog() colours only with the option color", () => {
  const say = (): void => getLogger("consumer").error("text {value}", { value: { a: "b" } });
  const escape = "\u001b[";
  assert(logged({ color: true }, say).join().includes(escape));
  assert(!logged({ color: false }, say).join().includes(escape));
  assert(!logged({ color: true, format: "json" }, say).join().includes(escape));
});

Deno.test("configureLog() never wraps a long line", () => {
  const [line] = logged({}, () => getLogger("consumer").info("word ".repeat(200)));
  assertEquals(line?.trimEnd().split("\n").length, 1);
});

Deno.test("disposeLog() ends logging", () => {
  const lines = logged({}, () => {});
  getLogger("consumer").error("to nobody");
  assertEquals(lines, []);
});

/** Every way in which a token may get into a record. */
function sayEverywhere(token: string): void {
  const log = getLogger(["consumer", "link"]);
  const url = `ws://127.0.0.1:8080/api/v1/message/ws?token=${encodeURIComponent(token)}`;
  const error = new Error(`cannot dial ${url}`, { cause: new TypeError(token) });
  log.info(token.replaceAll(/[{}]/g, "$&$&"));
  log.info("dialling {url}", { url });
  log.warning("config {config}", { config: { producers: [{ ws_token: token }] }, text: JSON.stringify({ token }) });
  log.error("failed: {error}", { error });
  log.error`failed: ${error} at ${new URL(url)}`;
  log.error(error.stack?.replaceAll(/[{}]/g, "$&$&") ?? "", { [token]: new Map([[token, token]]) });
}

Deno.test("configureLog() lets no token through: messages, properties, errors, causes, stacks, URLs", () => {
  // Lengths as real tokens have; shorter ones could be a part of any word.
  const token = fc.oneof(
    fc.stringMatching(/^[A-Za-z0-9_-]{8,43}$/),
    fc.stringMatching(/^[ -~]{8,30}$/),
    fc.string({ unit: "grapheme", minLength: 8, maxLength: 20 }).filter((text) =>
      text.isWellFormed() && text.trim().length >= 8
    ),
  );
  fc.assert(
    fc.property(token, fc.constantFrom("pretty" as const, "json" as const), fc.boolean(), (secret, format, color) => {
      const lines = logged({ level: "trace", secrets: [secret], format, color }, () => sayEverywhere(secret));
      assertEquals(lines.length, 6);
      const reported = lines.join("");
      for (const spelling of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
        assert(!reported.includes(spelling), `${JSON.stringify(spelling)} in ${reported}`);
      }
      assertStringIncludes(reported, "***");
    }),
    { numRuns: 200 },
  );
});

Deno.test("configureLog() hides the whole of a token that begins with another one", () => {
  const lines = logged({ secrets: ["token", "token-and-more"] }, () => getLogger("consumer").info("is token-and-more"));
  assert(!lines.join().includes("more"));
});
