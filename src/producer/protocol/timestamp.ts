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

/**
 * Parses the times that freqtrade writes, `2026-11-23T00:58:24.073258+00:00` or without a fraction, where they lie in a
 * message. Returns null for any other text, which {@linkcode parseTimestamp} may read.
 */
export function parseUtcTimestamp(bytes: Uint8Array, start: number, end: number): number | null {
  const length = end - start;
  if (length !== SHORT_LENGTH && length !== LONG_LENGTH) return null;
  for (let i = 0; i < length - UTC_OFFSET.length; i++) {
    const mark = SHAPE.charCodeAt(i);
    const code = bytes[start + i] ?? 0;
    if (mark === DIGIT ? code < 48 || code > 57 : code !== mark) return null;
  }
  for (let i = 0; i < UTC_OFFSET.length; i++) {
    if (bytes[end - UTC_OFFSET.length + i] !== UTC_OFFSET.charCodeAt(i)) return null;
  }
  const [y, mo, d] = [digits(bytes, start, 4), digits(bytes, start + 5, 2), digits(bytes, start + 8, 2)];
  const [h, mi, s] = [digits(bytes, start + 11, 2), digits(bytes, start + 14, 2), digits(bytes, start + 17, 2)];
  if (y < 1970 || mo < 1 || mo > 12 || d < 1 || d > daysIn(y, mo) || h > 23 || mi > 59 || s > 59) return null;
  const micros = length === LONG_LENGTH ? digits(bytes, start + 20, 6) : 0;
  return inRange(Date.UTC(y, mo - 1, d) + h * 3_600_000 + mi * 60_000 + s * 1000 + micros / 1000);
}

const SHAPE = "0000-00-00T00:00:00.000000";
const UTC_OFFSET = "+00:00";
const SHORT_LENGTH = 19 + UTC_OFFSET.length;
const LONG_LENGTH = SHAPE.length + UTC_OFFSET.length;
/** In the shape, a zero stands for any digit. */
const DIGIT = 48;

function digits(bytes: Uint8Array, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at++) value = value * 10 + (bytes[at] ?? 0) - 48;
  return value;
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
