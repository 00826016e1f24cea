/**
 * Runs all pending microtasks at once, including those that they add. Null: this version of Deno does not offer it.
 *
 * Does nothing while a microtask is running, so it must be called from a timer's callback or alike. It is found when this
 * module is loaded: strategies are denied Deno's internals.
 */
export const runMicrotasks: (() => void) | null = findRunMicrotasks();

function findRunMicrotasks(): (() => void) | null {
  const internals: unknown = Reflect.get(Deno, Reflect.get(Deno, "internal"));
  const core = getField(internals, "core");
  const run = getField(core, "runMicrotasks");
  return typeof run === "function" ? (): void => void Reflect.apply(run, core, []) : null;
}

function getField(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
