/**
 * Freezes objects and everything that they lead to: values, getters, setters and prototypes. The global object keeps its
 * configuration of names, and none of them can be set, removed or added.
 *
 * An object that inherits from a frozen one can't be given a property of the same name by assignment ("override mistake").
 * Common code does that with the members of a few prototypes, which become accessors for it.
 */
export function freezeAll(roots: readonly unknown[]): void {
  fixGlobals();
  const reached = reachFrom(roots);
  for (const value of reached) if (OVERRIDDEN.has(value) || inheritsFromError(value)) allowOverride(value);
  for (const value of reached) {
    // Deno 2.7 refuses this for the global object: there, strategies can add names, which nothing else reads.
    if (value === globalThis) Reflect.preventExtensions(value);
    else if (!isModule(value)) Object.freeze(value);
  }
}

/** Turns all globals into constants. Deno loads some of them when they are first read. */
function fixGlobals(): void {
  // Deno briefly removes this global when it is first called.
  queueMicrotask(() => undefined);
  for (const key of Reflect.ownKeys(globalThis)) {
    const fixed = { value: Reflect.get(globalThis, key), writable: false, configurable: false };
    Object.defineProperty(globalThis, key, fixed);
  }
}

function reachFrom(roots: readonly unknown[]): ReadonlySet<object> {
  const reached = new Set<object>();
  const pending = [...roots];
  while (pending.length > 0) {
    const value = pending.pop();
    // an array of numbers can't be frozen, and leads nowhere
    if (!isObject(value) || reached.has(value) || ArrayBuffer.isView(value)) continue;
    reached.add(value);
    pending.push(Object.getPrototypeOf(value));
    for (const key of Reflect.ownKeys(value)) {
      const property = Reflect.getOwnPropertyDescriptor(value, key);
      if (property !== undefined) pending.push(property.value, property.get, property.set);
    }
  }
  return reached;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" ? value !== null : typeof value === "function";
}

/** Nobody can change what `import *` gives, and freezing it throws. */
function isModule(value: object): boolean {
  return Object.isSealed(value) && Reflect.getOwnPropertyDescriptor(value, Symbol.toStringTag)?.value === "Module";
}

const OVERRIDDEN: ReadonlySet<object> = new Set([Object.prototype, Function.prototype, Error.prototype]);

function inheritsFromError(value: object): boolean {
  return value instanceof Error;
}

/** Makes an assignment to an inheriting object define a property of its own, as it does before the prototype is frozen. */
export function allowOverride(prototype: object): void {
  for (const key of Reflect.ownKeys(prototype)) {
    const property = Reflect.getOwnPropertyDescriptor(prototype, key);
    if (property === undefined || !property.configurable || !("value" in property)) continue;
    const { value, enumerable } = property;
    Object.defineProperty(prototype, key, {
      get: () => value,
      set(this: object, given: unknown): void {
        const own = { value: given, writable: true, enumerable: true, configurable: true };
        if (this === prototype || !Reflect.defineProperty(this, key, own)) {
          throw new TypeError(`the builtin property ${String(key)} can't be changed`);
        }
      },
      enumerable: enumerable ?? false,
      configurable: false,
    });
  }
}
