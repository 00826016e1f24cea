import type { Signal } from "../signal.ts";
import { compileTemplate, templateProblem } from "./template.ts";

/**
 * Compiles a JSON value whose texts are templates. Keys are no templates.
 *
 * A text that is a single placeholder becomes the value of the field, which may be a number or null.
 *
 * @throws {TemplateError} a text is not a valid template
 * @example
 * ```ts
 * import { compileJsonTemplate } from "./json_template.ts";
 * const template = compileJsonTemplate({ text: "{side} {pair}", at: ["{price}"] });
 * const signal = {
 *   id: "1", time: "2026-11-23T00:00:00Z", strategy: "S", pair: "BTC/USDT", timeframe: "5m", candle: "2026-11-22T23:55:00Z",
 *   action: "enter", side: "long", tag: null, price: 3, producer: "default", analyzed_at: "2026-11-23T00:00:00Z",
 * } as const;
 * const text = JSON.stringify(template(signal));
 * if (text !== '{"text":"long BTC/USDT","at":[3]}') throw new Error(text);
 * ```
 */
export function compileJsonTemplate(template: unknown): (signal: Signal) => unknown {
  if (typeof template === "string") return compileTemplate(template).value;
  if (typeof template !== "object" || template === null) return () => template;
  if (Array.isArray(template)) {
    const entries = template.map((entry: unknown) => compileJsonTemplate(entry));
    return (signal) => entries.map((entry) => entry(signal));
  }
  const entries = Object.entries(template).map(([key, inner]) => [key, compileJsonTemplate(inner)] as const);
  return (signal) => Object.fromEntries(entries.map(([key, entry]) => [key, entry(signal)]));
}

/** An invalid text in a JSON template. */
export interface JsonTemplateProblem {
  /** The keys and indices that lead to the text. */
  readonly path: readonly (string | number)[];
  readonly problem: string;
}

/** Returns every invalid text in a JSON template. */
export function jsonTemplateProblems(
  template: unknown,
  path: readonly (string | number)[] = [],
): readonly JsonTemplateProblem[] {
  if (typeof template === "string") {
    const problem = templateProblem(template);
    return problem === null ? [] : [{ path, problem }];
  }
  if (typeof template !== "object" || template === null) return [];
  if (Array.isArray(template)) {
    return template.flatMap((inner: unknown, index) => jsonTemplateProblems(inner, [...path, index]));
  }
  return Object.entries(template).flatMap(([key, inner]) => jsonTemplateProblems(inner, [...path, key]));
}
