const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt _](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9})\d*)?)?(?:([Zz])|([+-])(\d\d):?(\d\d))?)?$/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/** A larger number counts as milliseconds instead of seconds, as in pydantic. */
const SECONDS_LIMIT = 2e10;
/** 9999-12-31T23:59:59.999Z, the last date that freqtrade can represent. */
const MAX_TIME = 253_402_300_799_999;
const MIN_TIME = -62_135_596_800_000;

/**
 * Parses a time as pydantic parses a `datetime` field: an ISO 8601 date with any offset (default: UTC), or a number of
 * seconds (over 2e10: milliseconds), which can also be a string.
 *
 * @returns epoch milliseconds, whose fraction carries microseconds, or null when the value is not a time
 *
 * @example
 * ```ts
 * import { parseTimestamp } from "./timestamp.ts";
 *
 * if (parseTimestamp("2026-11-23T00:58:24.073258+00:00") !== 1795395504073.258) throw new Error("microseconds");
 * if (parseTimestamp(1795395504) !== 1795395504000) throw new Error("seconds");
 * if (parseTimestamp("yesterday") !== null) throw new Error("no time");
 * ```
 */
export function parseTimestamp(value: unknown): number | null {
  if (typeof value === "number") return fromNumber(value);
  if (typeof value !== "string") return null;
  const iso = ISO.exec(value);
  if (iso !== null) return fromIso(iso);
  return NUMBER.test(value) ? fromNumber(Number(value)) : null;
}

function fromNumber(value: number): number | null {
  return inRange(Math.abs(value) > SECONDS_LIMIT ? value : Math.round(value * 1e6) / 1e3);
}

function fromIso(parts: RegExpExecArray): number | null {
  const [, year, month, day, hour, minute, second, fraction, , sign, offsetHours, offsetMinutes] = parts;
  const [y, mo, d, h, mi, s] = [Number(year), Number(month), Number(day), int(hour), int(minute), int(second)];
  const [oh, om] = [int(offsetHours), int(offsetMinutes)];
  if (y < 1 || mo < 1 || mo > 12 || d < 1 || d > daysIn(y, mo)) return null;
  if (h > 23 || mi > 59 || s > 59 || oh > 23 || om > 59) return null;
  const date = new Date(0);
  date.setUTCFullYear(y, mo - 1, d); // Date.UTC would read the years 1 to 99 as 1901 to 1999
  const micros = fraction === undefined ? 0 : Number(fraction.slice(0, 6).padEnd(6, "0"));
  const offset = (oh * 60 + om) * (sign === "-" ? -60_000 : 60_000);
  return inRange(date.getTime() + h * 3_600_000 + mi * 60_000 + s * 1000 + micros / 1000 - offset);
}

const int = (digits: string | undefined): number => digits === undefined ? 0 : Number(digits);

const daysIn = (year: number, month: number): number =>
  month === 2
    ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28)
    : 30 + ((month + (month >> 3)) & 1);

const inRange = (ms: number): number | null => ms >= MIN_TIME && ms <= MAX_TIME ? ms : null;
