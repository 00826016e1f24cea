import fc from "fast-check";
import { limitSignal } from "../../../src/engine/worker/limit_signal.ts";
import { MAX_TEXT_LENGTH } from "../../../src/text/limits.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { makeSignal } from "../../support/signal.ts";

Deno.test("limitSignal() leaves a signal within the limits as it is", () => {
  const signal = makeSignal({ tag: "t".repeat(MAX_TEXT_LENGTH), pair: "P".repeat(MAX_TEXT_LENGTH) });
  assertEquals(limitSignal(signal), { signal, problem: null });
  assertEquals(limitSignal(makeSignal({ tag: null })).problem, null);
});

Deno.test("limitSignal() cuts any tag to well-formed text of at most 255 characters", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", minLength: 200, maxLength: 600 }), (tag) => {
    const cut = limitSignal(makeSignal({ tag })).signal?.tag ?? "";
    assert(cut.length <= MAX_TEXT_LENGTH && tag.startsWith(cut));
    assert(cut.isWellFormed() || !tag.isWellFormed());
    assert(cut.length >= Math.min(tag.length, MAX_TEXT_LENGTH - 1));
  }));
});

Deno.test("limitSignal() rejects a signal with a longer name, and reports it in a short text", () => {
  const { signal, problem } = limitSignal(makeSignal({ pair: "P".repeat(7_500_000) }));
  assertEquals(signal, null);
  assert(problem?.includes("the pair PPPP"), String(problem));
  assert((problem?.length ?? 0) < 200, String(problem));
});
