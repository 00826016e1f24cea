import { internSlice } from "./intern.ts";

const QUOTE = 34, PLUS = 43, MINUS = 45, DOT = 46, ZERO = 48, NINE = 57, UPPER_E = 69, BACKSLASH = 92, LOWER_E = 101;
const FAILED = -1;

/** Powers of ten that a double holds exactly: dividing an exact integer by one of them rounds as `JSON.parse` does. */
const EXACT_POWERS = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
const EXACT_INTEGERS = 2 ** 53;

/**
 * A reading position in JSON text. What a method cannot read sets the position to -1, where nothing can be read any more:
 * callers may test for it late.
 */
export class JsonCursor {
  pos = 0;

  constructor(readonly text: string) {}

  /** The code unit at the position; `NaN` at the end. */
  code(): number {
    return this.text.charCodeAt(this.pos);
  }

  /** Steps over one code unit if it is `code`. */
  take(code: number): boolean {
    if (this.text.charCodeAt(this.pos) !== code) return false;
    this.pos++;
    return true;
  }

  /** Steps over `expected` if it comes next. */
  skip(expected: string): boolean {
    if (this.pos < 0 || !this.text.startsWith(expected, this.pos)) return false;
    this.pos += expected.length;
    return true;
  }

  /** Reads a number, bit for bit as `JSON.parse` does. */
  number(): number {
    const text = this.text;
    const start = this.pos;
    let pos = start;
    let code = text.charCodeAt(pos);
    const negative = code === MINUS;
    if (negative) code = text.charCodeAt(++pos);
    let mantissa = 0;
    if (code === ZERO) {
      code = text.charCodeAt(++pos);
    } else if (code > ZERO && code <= NINE) {
      do {
        mantissa = mantissa * 10 + (code - ZERO);
        code = text.charCodeAt(++pos);
      } while (code >= ZERO && code <= NINE);
    } else {
      return this.#fail();
    }
    let exponent = 0;
    if (code === DOT) {
      const first = ++pos;
      code = text.charCodeAt(pos);
      while (code >= ZERO && code <= NINE) {
        mantissa = mantissa * 10 + (code - ZERO);
        code = text.charCodeAt(++pos);
      }
      exponent = first - pos;
      if (exponent === 0) return this.#fail();
    }
    if (code === LOWER_E || code === UPPER_E) {
      this.pos = pos + 1;
      exponent += this.#exponent();
      if (this.pos < 0) return NaN;
      pos = this.pos;
    }
    this.pos = pos;
    let value: number;
    if (mantissa >= EXACT_INTEGERS) return Number(text.slice(start, pos));
    if (exponent === 0) value = mantissa;
    else if (exponent < 0 && exponent >= -22) value = mantissa / (EXACT_POWERS[-exponent] ?? NaN);
    else if (exponent > 0 && exponent <= 22) value = mantissa * (EXACT_POWERS[exponent] ?? NaN);
    else return Number(text.slice(start, pos));
    return negative ? -value : value;
  }

  #exponent(): number {
    const text = this.text;
    let code = text.charCodeAt(this.pos);
    const negative = code === MINUS;
    if (negative || code === PLUS) code = text.charCodeAt(++this.pos);
    if (!(code >= ZERO && code <= NINE)) return this.#fail();
    let exponent = 0;
    while (code >= ZERO && code <= NINE) {
      // beyond 9999 the number is 0 or Infinity whatever the mantissa: a bound keeps the sum exact
      if (exponent < 100_000_000) exponent = exponent * 10 + (code - ZERO);
      code = text.charCodeAt(++this.pos);
    }
    return negative ? -exponent : exponent;
  }

  /** Reads a string; the position is at its opening quote. */
  string(): string {
    const text = this.text;
    const start = this.pos + 1;
    let end = start;
    for (;; end++) {
      const code = text.charCodeAt(end);
      if (code === QUOTE) break;
      if (code === BACKSLASH) end++;
      else if (!(code >= 32)) {
        this.#fail();
        return "";
      }
    }
    this.pos = end + 1;
    const value = internSlice(text.slice(start, end));
    if (value === null) this.#fail();
    return value ?? "";
  }

  #fail(): number {
    this.pos = FAILED;
    return NaN;
  }
}
