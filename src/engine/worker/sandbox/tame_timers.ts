/**
 * Makes strategies' timers run their callbacks through `call`, which sets a time limit. A timer takes no text: that would be
 * a way to compile one.
 *
 * @param wrap returns the function that a new timer calls in place of its callback
 */
export function tameTimers(wrap: WrapCallback): void {
  for (const name of ["setTimeout", "setInterval"] as const) {
    const start = globalThis[name];
    Object.defineProperty(globalThis, name, {
      value: (callback: unknown, delay?: number, ...values: unknown[]): ReturnType<typeof start> => {
        if (typeof callback !== "function") throw new TypeError(`${name}() expects a function`);
        const wrapped = wrap(() => void Reflect.apply(callback, undefined, values));
        return Reflect.apply(start, undefined, [wrapped, delay]);
      },
    });
  }
}

/** Returns the function that a timer calls in place of a strategy's callback. */
export type WrapCallback = (callback: () => void) => () => void;
