import { internSlice } from "./intern_slice.ts";

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

const encoder = new TextEncoder();
/** The bytes of small messages. A large message gets its own memory, which is collected afterwards. */
const scratch = new Uint8Array(64 * 1024);

/**
 * A read position in ASCII JSON text, as pandas writes it. A method that cannot read what comes next sets the position
 * to -1. Every later read fails too, so callers can check once at the end.
 */
export class JsonCursor {
  pos = 0;

  private constructor(readonly text: string, readonly bytes: Uint8Array, readonly escaped: boolean) {}

  /**
   * Makes a cursor at the start of the text. Returns null if the text is not ASCII.
   *
   * @param escaped whether the text is the inside of a JSON string, with `\"` for each quote
   */
  static over(text: string, escaped: boolean): JsonCursor | null {
    // one byte more than the text: a 0 that ends numbers and strings
    const bytes = text.length < scratch.length ? scratch : new Uint8Array(text.length + 1);
    const { read, written } = encoder.encodeInto(text, bytes);
    // non-ASCII text has more bytes than characters
    if (read !== text.length || written !== text.length) return null;
    bytes[text.length] = 0;
    return new JsonCursor(text, bytes, escaped);
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
  skip(expected: string): boolean {
    if (this.pos < 0 || !this.text.startsWith(expected, this.pos)) return false;
    this.pos += expected.length;
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
      into[at] = Number(this.text.slice(start, this.pos));
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
    return internSlice(this.text.slice(start, end)) ?? this.#failString();
  }

  #failString(): string {
    this.#fail();
    return "";
  }

  #fail(): void {
    this.pos = FAILED;
  }
}
