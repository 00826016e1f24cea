/**
 * Rounds a number to a number of decimals. Exact ties go to the even digit, as in Python's `round(value, decimals)`.
 *
 * @param decimals from 0 to 15
 */
export function roundDecimals(value: number, decimals: number): number {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e21) return value;
  const rounded = Number(value.toFixed(decimals));
  const exact = Math.abs(value).toFixed(MAX_FIXED_DECIMALS);
  const cut = exact.length - MAX_FIXED_DECIMALS + decimals;
  const isTie = /^50*$/.test(exact.slice(cut));
  const lastDigit = Number(exact.slice(0, cut).replace(".", "").at(-1));
  // toFixed() rounds a tie away from zero
  return isTie && lastDigit % 2 === 0 ? Math.sign(value) * Number(exact.slice(0, cut)) : rounded;
}

/** The most decimals that `toFixed()` returns. Every number that can be a tie has fewer. */
const MAX_FIXED_DECIMALS = 100;
