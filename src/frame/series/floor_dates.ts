/**
 * Rounds dates down to a whole multiple of a duration, in UTC.
 *
 * @param frequency pandas' name of the duration: a unit (`s`, `min`, `h`, `D`), with a whole number before it if not 1
 * @throws {RangeError} the frequency has another form
 */
export function floorDates(dates: Float64Array, frequency: string): Float64Array {
  const duration = parseFrequency(frequency);
  return dates.map((date) => Math.floor(date / duration) * duration);
}

const UNITS: Readonly<Record<string, number>> = {
  s: 1000,
  min: 60_000,
  T: 60_000,
  h: 3_600_000,
  H: 3_600_000,
  d: 86_400_000,
  D: 86_400_000,
};

function parseFrequency(frequency: string): number {
  const [, digits = "", unit = ""] = /^(\d*)([a-zA-Z]+)$/.exec(frequency) ?? [];
  const duration = (digits === "" ? 1 : Number(digits)) * (Object.hasOwn(UNITS, unit) ? UNITS[unit] ?? 0 : 0);
  if (duration > 0) return duration;
  throw new RangeError(`floor() needs a frequency such as "15min", "1h" or "1D", not "${frequency}"`);
}
