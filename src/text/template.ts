import { type Signal, SIGNAL_FIELDS } from "../signal.ts";
import { nearest } from "./nearest.ts";

/** More decimals than any price has. */
const MAX_DECIMALS = 20;

/** A text whose placeholders are found. */
export interface CompiledTemplate {
  /**
   * The text with the signal's values in it; a field that is null gives an empty text.
   *
   * @param encode makes each value safe for where the text goes: `encodeURIComponent`. Default: as it is.
   */
  render(signal: Signal, encode?: (value: string) => string): string;
  /** As `render`, but a template that is one placeholder and nothing else gives the value itself: a number, or null. */
  value(signal: Signal): string | number | null;
}

/** A template that can't be understood; the message says why. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
}

/**
 * Compiles a text with freqtrade's placeholders: `{pair}` is the signal's field of that name, `{price:.2f}` the price
 * with two decimals, `{{` and `}}` are braces.
 *
 * @throws {TemplateError} a field that a signal has not, another format, a brace that is alone
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
  const pieces = piecesOf(text);
  const [only, ...others] = pieces;
  const render: CompiledTemplate["render"] = (signal, encode = (value) => value) =>
    pieces.map((piece) => typeof piece === "string" ? piece : encode(String(valueOf(piece, signal) ?? ""))).join("");
  if (only === undefined || typeof only === "string" || others.length > 0) return { render, value: (s) => render(s) };
  return { render, value: (signal) => valueOf(only, signal) };
}

/** What is wrong with a template, for people; null: nothing. */
export function templateProblem(text: string): string | null {
  try {
    piecesOf(text);
    return null;
  } catch (error) {
    if (error instanceof TemplateError) return error.message;
    throw error;
  }
}

/** As {@linkcode templateProblem}, for a URL: a placeholder in its host would send secrets wherever a signal says. */
export function urlTemplateProblem(text: string): string | null {
  const beforePath = /^[^:]*:[/\\]*[^/?#\\]*/.exec(text)?.[0] ?? "";
  if (/[{}]/.test(beforePath)) return "placeholders can't stand in the host of a URL";
  return templateProblem(text);
}

interface Placeholder {
  readonly field: keyof Signal;
  readonly decimals: number | null;
}

type Piece = string | Placeholder;

/** `{{`, `}}`, a whole placeholder, or a brace that is none of these. */
const TOKEN = /\{\{|\}\}|\{([^{}]*)\}|[{}]/g;

function piecesOf(text: string): readonly Piece[] {
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
    else throw new TemplateError(`a "${token}" that stands alone: write "${token}${token}" for the character itself`);
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
    const hint = near === undefined ? `there are ${SIGNAL_FIELDS.join(", ")}` : `did you mean {${near}}?`;
    throw new TemplateError(`unknown placeholder {${name}}: ${hint}`);
  }
  if (colon < 0) return { field, decimals: null };
  const decimals = /^\.(\d{1,2})f$/.exec(inner.slice(colon + 1))?.[1];
  if (decimals === undefined || Number(decimals) > MAX_DECIMALS) {
    throw new TemplateError(`unknown format in {${inner}}: only decimals can be set, as in {price:.2f}`);
  }
  if (field !== "price") throw new TemplateError(`{${inner}}: only price is a number and can have decimals`);
  return { field, decimals: Number(decimals) };
}

function valueOf({ field, decimals }: Placeholder, signal: Signal): string | number | null {
  const value = signal[field];
  return decimals !== null && typeof value === "number" ? value.toFixed(decimals) : value;
}
