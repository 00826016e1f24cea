/**
 * Lets strategies wait for files and the like while they are loaded, and refuses it afterwards.
 *
 * What continues later runs when no evaluation does: no time limit ends it, and nobody knows to which strategy it belongs. The
 * methods of a strategy return at once anyway, so they have no use for it. A strategy that may use the network waits for it,
 * so for such strategies the gate stays open.
 */
export class AsyncGate {
  #isOpen = true;

  /** Whether strategies may begin something that ends later. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Refuses from now on. */
  close(): void {
    this.#isOpen = false;
  }
}

/** Removes what runs code later by other ways than timers and promises, and guards what returns a promise. */
export function closeAsync(gate: AsyncGate): void {
  Reflect.deleteProperty(globalThis, "FinalizationRegistry");
  Reflect.deleteProperty(Atomics, "waitAsync");
  Reflect.deleteProperty(AbortSignal, "timeout");
  for (const [target, names] of PROMISING) {
    for (const name of names) guard(target, name, gate);
  }
  const deno: unknown = Reflect.get(globalThis, "Deno");
  if (typeof deno === "object" && deno !== null) DENO_PROMISING.forEach((name) => guard(deno, name, gate));
}

const PROMISING: readonly (readonly [object, readonly string[]])[] = [
  [WebAssembly, ["compile", "instantiate", "compileStreaming", "instantiateStreaming"]],
  [Object.getPrototypeOf(crypto.subtle), Object.getOwnPropertyNames(Object.getPrototypeOf(crypto.subtle))],
];
const DENO_PROMISING = ["readTextFile", "readFile", "readDir", "stat", "lstat"];

function guard(target: object, name: string, gate: AsyncGate): void {
  const call: unknown = Reflect.get(target, name);
  if (typeof call !== "function" || name === "constructor") return;
  const value = function (this: unknown, ...values: unknown[]): unknown {
    if (!gate.isOpen) throw new TypeError(`${name}() can't be used once a strategy is loaded: ${ADVICE}`);
    return Reflect.apply(call, this, values);
  };
  Object.defineProperty(target, name, { value, writable: true, configurable: true });
}

const ADVICE = "use a synchronous form, such as readTextFileSync(), or wait for it at the top of the module";
