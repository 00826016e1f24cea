import type { TextRange } from "../text/text_range.ts";
import { internBytes } from "./intern_bytes.ts";

const QUOTE = 34, PLUS = 43, MINUS = 45, DOT = 46, ZERO = 48, NINE = 57, UPPER_E = 69, BACKSLASH = 92, LOWER_E = 101;
const FAILED = -1;

/** The highest exponent in {@linkcode EXACT_POWERS}. */
export const MAX_POWER = 22;
/** The powers of ten that a double represents exactly. An exact integer divided by one rounds as in `JSON.parse`. */
export const EXACT_POWERS = Float64Array.from({ length: MAX_POWER + 1 }, (_, i) => Number(`1e${i}`));
/** The limit below which a double represents every whole number exactly. */
export const EXACT_INTEGERS = 2 ** 53;

/** How many digits are summed in a 32-bit integer, which is faster than in a double. */
export const CHUNK = 9;

/**
 * A read position in JSON text, as pandas writes it. A method that cannot read what comes next sets the position to -1.
 * Every later read fails too, so callers can check once at the end, where the position must be `end`.
 *
 * It may look at bytes behind `end`, but takes none for a part of the text: what stands there, a quote or nothing, ends
 * every number and text.
 */
export class JsonCursor {
  pos: number;
  readonly bytes: Uint8Array;
  readonly end: number;

  /** @param escaped whether the text is the inside of a JSON string, with `\"` for each quote */
  constructor({ bytes, start, end }: TextRange, readonly escaped: boolean) {
    this.bytes = bytes;
    this.pos = start;
    this.end = end;
  }

  /** Returns the character code at the position; 0 at the end. */
  code(): number {
    return this.bytes[this.pos] ?? 0;
  }

  /** Skips one character if it is `code`. */
  take(code: number): boolean {
    if (this.bytes[this.pos] !== code) return false;
    this.pos++;
    return true;
  }

  /** Skips `expected` if it comes next. */
  skip(expected: Uint8Array): boolean {
    const { bytes, pos } = this;
    if (pos < 0) return false;
    const { length } = expected;
    for (let i = 0; i < length; i++) if (bytes[pos + i] !== expected[i]) return false;
    this.pos = pos + length;
    return true;
  }

  /**
   * Reads a number, bit for bit as `JSON.parse` does, into `into[at]`. V8 would box a returned number, which costs more
   * than reading it.
   */
  number(into: Float64Array, at: number): void {
    const bytes = this.bytes;
    const start = this.pos;
    let pos = start;
    const negative = bytes[pos] === MINUS;
    if (negative) pos++;
    const first = pos;
    let digit = (bytes[pos] ?? 0) - ZERO;
    let chunk = 0;
    while (digit >= 0 && digit <= 9 && pos - first < CHUNK) {
      chunk = (chunk * 10 + digit) | 0;
      digit = (bytes[++pos] ?? 0) - ZERO;
    }
    let mantissa = chunk;
    while (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      digit = (bytes[++pos] ?? 0) - ZERO;
    }
    if (pos === first || pos - first > 1 && bytes[first] === ZERO) return this.#fail();
    let exponent = 0;
    if (digit + ZERO === DOT) {
      const point = ++pos;
      digit = (bytes[pos] ?? 0) - ZERO;
      chunk = 0;
      while (digit >= 0 && digit <= 9 && pos - point < CHUNK) {
        chunk = (chunk * 10 + digit) | 0;
        digit = (bytes[++pos] ?? 0) - ZERO;
      }
      mantissa = mantissa * (EXACT_POWERS[pos - point] ?? NaN) + chunk;
      while (digit >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit;
        digit = (bytes[++pos] ?? 0) - ZERO;
      }
      exponent = point - pos;
      if (exponent === 0) return this.#fail();
    }
    this.pos = pos;
    if (digit + ZERO === LOWER_E || digit + ZERO === UPPER_E) {
      this.pos++;
      exponent += this.#exponent();
      if (this.pos < 0) return;
    }
    // a mantissa that was rounded on the way is at least 2^53
    if (mantissa >= EXACT_INTEGERS || exponent < -MAX_POWER || exponent > MAX_POWER) {
      into[at] = Number(String.fromCharCode(...bytes.subarray(start, this.pos)));
      return;
    }
    const power = EXACT_POWERS[exponent < 0 ? -exponent : exponent] ?? NaN;
    const value = exponent < 0 ? mantissa / power : mantissa * power;
    into[at] = negative ? -value : value;
  }

  #exponent(): number {
    const bytes = this.bytes;
    let code = bytes[this.pos] ?? 0;
    const negative = code === MINUS;
    if (negative || code === PLUS) code = bytes[++this.pos] ?? 0;
    if (!(code >= ZERO && code <= NINE)) this.#fail();
    let exponent = 0;
    while (code >= ZERO && code <= NINE) {
      // beyond any double the exact value no longer matters: the bound keeps the sum exact
      if (exponent < 100_000_000) exponent = exponent * 10 + (code - ZERO);
      code = bytes[++this.pos] ?? 0;
    }
    return negative ? -exponent : exponent;
  }

  /** Reports whether a string starts at the position. */
  atQuote(): boolean {
    const { bytes, pos } = this;
    return this.escaped ? bytes[pos] === BACKSLASH && bytes[pos + 1] === QUOTE : bytes[pos] === QUOTE;
  }

  /** Reads a string. The position must be at its opening quote. */
  string(): string {
    const { bytes, escaped } = this;
    const start = this.pos + (escaped ? 2 : 1);
    let end = start;
    for (let code = bytes[end] ?? 0; code !== QUOTE; code = bytes[++end] ?? 0) {
      if (escaped && code === BACKSLASH) break;
      if (code === BACKSLASH) end++;
      else if (code < 32) return this.#failString();
    }
    // in escaped text only quotes are handled here: other escapes are left to JSON.parse
    if (escaped && (bytes[end] !== BACKSLASH || bytes[end + 1] !== QUOTE)) return this.#failString();
    this.pos = end + (escaped ? 2 : 1);
    return internBytes(bytes, start, end) ?? this.#failString();
  }

  #failString(): string {
    this.#fail();
    return "";
  }

  #fail(): void {
    this.pos = FAILED;
  }
}
