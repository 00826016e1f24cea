/** A pause of an attacker. It leaves no timer behind when it is stopped. */
export function pause(ms: number): { readonly done: Promise<void>; stop(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  return { done: promise, stop: () => clearTimeout(timer) };
}
