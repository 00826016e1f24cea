/** Returns builtin objects that no global name leads to, for example the prototype of generators. */
export function hiddenIntrinsics(): readonly object[] {
  const iterators = [[].values(), new Map().values(), new Set().values(), "".matchAll(/x/g), ""[Symbol.iterator]()];
  const helpers = [[].values().map(String), Iterator.from({ next: () => ({ done: true, value: undefined }) })];
  return [...EVALUATED, ...iterators, ...helpers].map((value) => Object.getPrototypeOf(value));
}

/** One function of each kind. Their prototypes lead to the prototypes of what they return. */
export const EVALUATED: readonly object[] = [
  function (): void {},
  async function (): Promise<void> {},
  function* (): Generator<void> {},
  async function* (): AsyncGenerator<void> {},
];
