/** The digits after the point that `toFixed` can give: more than enough for every number that is a tie. */
const ALL_DECIMALS = 100;

/**
 * A number rounded to a number of decimals, exact ties to the even digit: Python's `round(value, decimals)`.
 *
 * @param decimals 0 to 15
 */
export function roundDecimals(value: number, decimals: number): number {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e21) return value;
  const rounded = Number(value.toFixed(decimals));
  const exact = Math.abs(value).toFixed(ALL_DECIMALS);
  const cut = exact.length - ALL_DECIMALS + decimals;
  const isTie = /^50*$/.test(exact.slice(cut));
  const lastDigit = Number(exact.slice(0, cut).replace(".", "").at(-1));
  // toFixed takes a tie away from zero
  return isTie && lastDigit % 2 === 0 ? Math.sign(value) * Number(exact.slice(0, cut)) : rounded;
}
