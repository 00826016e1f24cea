import { EVALUATED } from "./hidden_intrinsics.ts";

/**
 * Removes every way to compile a text as code: `eval`, `Function` and its three hidden relatives.
 *
 * Code from a text would not pass the check of imports where Deno has no hooks for them. `instanceof Function` still works.
 */
export function tameEvaluators(): void {
  Reflect.deleteProperty(globalThis, "eval");
  for (const sample of EVALUATED) tameConstructor(Object.getPrototypeOf(sample));
}

function tameConstructor(prototype: object): void {
  const { name } = prototype.constructor;
  const refuse = Object.defineProperty(
    function (): never {
      throw new TypeError(`strategies can't compile text as code: ${name}() is not available`);
    },
    "name",
    { value: name },
  );
  Object.defineProperty(refuse, "prototype", { value: prototype, writable: false });
  Object.defineProperty(prototype, "constructor", { value: refuse, writable: false });
  if (name === "Function") Object.defineProperty(globalThis, name, { value: refuse });
}
