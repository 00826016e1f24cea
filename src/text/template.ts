import { type Signal, SIGNAL_FIELDS } from "../signal.ts";
import { nearest } from "./nearest.ts";

/**
 * Compiles a text with placeholders like those of freqtrade's webhooks.
 *
 * `{pair}` is the signal's field of that name, `{price:.2f}` is the price with two decimals, `{{` and `}}` are braces.
 *
 * @throws {TemplateError} an unknown field, an unknown format, or a single brace
 * @example
 * ```ts
 * import { compileTemplate } from "./template.ts";
 * const signal = {
 *   id: "1", time: "2026-11-23T00:00:00Z", strategy: "S", pair: "BTC/USDT", timeframe: "5m", candle: "2026-11-22T23:55:00Z",
 *   action: "enter", side: "long", tag: null, price: 3, producer: "default", analyzed_at: "2026-11-23T00:00:00Z",
 * } as const;
 * const text = compileTemplate("{{{action} {pair}}} at {price:.2f}").render(signal);
 * if (text !== "{enter BTC/USDT} at 3.00") throw new Error(text);
 * if (compileTemplate("{price}").value(signal) !== 3) throw new Error("not the number");
 * ```
 */
export function compileTemplate(text: string): CompiledTemplate {
  const pieces = parsePieces(text);
  const [only, ...others] = pieces;
  const render: CompiledTemplate["render"] = (signal, encode = (value) => value) =>
    pieces.map((piece) => typeof piece === "string" ? piece : encode(String(valueOf(piece, signal) ?? ""))).join("");
  if (only === undefined || typeof only === "string" || others.length > 0) return { render, value: (s) => render(s) };
  return { render, value: (signal) => valueOf(only, signal) };
}

/** A compiled template. */
export interface CompiledTemplate {
  /**
   * Returns the text with the values of a signal. A null field becomes an empty text.
   *
   * @param encode encodes each value, such as `encodeURIComponent`. Default: no encoding
   */
  render(signal: Signal, encode?: (value: string) => string): string;
  /** As `render`, but a template that is a single placeholder returns the value itself: a number, or null. */
  value(signal: Signal): string | number | null;
}

/** A template is invalid. The message says why. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
}

/** Returns what is wrong with a template, or null. */
export function templateProblem(text: string): string | null {
  try {
    parsePieces(text);
    return null;
  } catch (error) {
    if (error instanceof TemplateError) return error.message;
    throw error;
  }
}

/** As {@linkcode templateProblem}, for a URL. It rejects placeholders in the host, which could send secrets anywhere. */
export function urlTemplateProblem(text: string): string | null {
  const beforePath = /^[^:]*:[/\\]*[^/?#\\]*/.exec(text)?.[0] ?? "";
  if (/[{}]/.test(beforePath)) return "the host of a URL can't contain placeholders";
  return templateProblem(text);
}

interface Placeholder {
  readonly field: keyof Signal;
  readonly decimals: number | null;
}

type Piece = string | Placeholder;

/** Matches `{{`, `}}`, a whole placeholder, or any other brace. */
const TOKEN = /\{\{|\}\}|\{([^{}]*)\}|[{}]/g;

function parsePieces(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const addText = (part: string): void => {
    const last = pieces.at(-1);
    if (part === "") return;
    if (typeof last === "string") pieces[pieces.length - 1] = last + part;
    else pieces.push(part);
  };
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [token, inner] = match;
    addText(text.slice(end, match.index));
    end = match.index + token.length;
    if (inner !== undefined) pieces.push(placeholderOf(inner));
    else if (token.length === 2) addText(token.charAt(0));
    else throw new TemplateError(`single "${token}": write "${token}${token}" for a brace`);
  }
  addText(text.slice(end));
  return pieces;
}

function placeholderOf(inner: string): Placeholder {
  const colon = inner.indexOf(":");
  const name = colon < 0 ? inner : inner.slice(0, colon);
  const field = SIGNAL_FIELDS.find((known) => known === name);
  if (field === undefined) {
    const near = nearest(name.trim(), SIGNAL_FIELDS, 1)[0];
    const hint = near === undefined ? `the fields are ${SIGNAL_FIELDS.join(", ")}` : `did you mean {${near}}?`;
    throw new TemplateError(`unknown placeholder {${name}}: ${hint}`);
  }
  if (colon < 0) return { field, decimals: null };
  const decimals = /^\.(\d{1,2})f$/.exec(inner.slice(colon + 1))?.[1];
  if (decimals === undefined || Number(decimals) > MAX_DECIMALS) {
    throw new TemplateError(`unknown format in {${inner}}: the only format is a number of decimals, as in {price:.2f}`);
  }
  if (field !== "price") throw new TemplateError(`{${inner}}: only price can have decimals`);
  return { field, decimals: Number(decimals) };
}

function valueOf({ field, decimals }: Placeholder, signal: Signal): string | number | null {
  const value = signal[field];
  return decimals !== null && typeof value === "number" ? value.toFixed(decimals) : value;
}

/** More decimals than any price has. */
const MAX_DECIMALS = 20;
