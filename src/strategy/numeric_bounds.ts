/**
 * Checks the bounds of a parameter of numbers.
 *
 * @throws {RangeError} one is no number, or `low` is not below `high`
 */
export function requireBounds(kind: string, low: number, high: number, isNumber: (value: unknown) => boolean): void {
  const wanted = isNumber === Number.isInteger ? "a whole number" : "a number";
  for (const [name, bound] of Object.entries({ low, high })) {
    if (!isNumber(bound)) throw new RangeError(`${kind}: ${name} must be ${wanted}, found ${bound}`);
  }
  if (low >= high) throw new RangeError(`${kind}: low must be below high, found ${low} and ${high}`);
}
