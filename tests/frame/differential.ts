import { allOf, anyOf } from "../../src/frame/all_of.ts";
import type { Cell } from "../../src/frame/column.ts";
import { crossedAbove, crossedBelow } from "../../src/frame/crossed.ts";
import { Frame } from "../../src/frame/frame.ts";
import { where } from "../../src/frame/where.ts";
import { Series } from "../../src/frame/series.ts";
import * as ta from "../../src/ta/mod.ts";
import * as qtpylib from "../../src/ta/qtpylib/mod.ts";

/** An operation's name and its arguments. An array among them is another expression; `{ list }` is a plain array. */
export type Expression = readonly Argument[];
type Argument = Cell | Constant | readonly Argument[];
type Constant = { readonly list: readonly Cell[] } | Readonly<Record<string, Cell>>;

/** Computes an expression of `tools/make_differential_cases.py` over a frame. */
export function evaluate(frame: Frame, [name, ...rest]: Expression): unknown {
  const operation = String(name);
  if (operation === "col") return frame.col(String(rest[0]));
  if (operation === "frame") return frame;
  const [first, ...others] = rest.map((argument) => valueOf(frame, argument));
  const [library, member] = operation.split(".");
  if (member !== undefined && library !== "np") {
    return call(library === "ta" ? ta : qtpylib, member, [first, ...others]);
  }
  switch (operation) {
    case "get":
      return property(first, String(others[0]));
    case "np.where":
      return where(first as Series, others[0] as Series | Cell, others[1] as Series | Cell);
    case "allOf":
      return allOf(first as Series, ...others as Series[]);
    case "anyOf":
      return anyOf(first as Series, ...others as Series[]);
    case "crossedAbove":
      return crossedAbove(first as Series, others[0] as Series | number);
    case "crossedBelow":
      return crossedBelow(first as Series, others[0] as Series | number);
  }
  const found = property(first, operation);
  return typeof found === "function" ? found.apply(first, others) : found;
}

function valueOf(frame: Frame, argument: Argument): unknown {
  if (Array.isArray(argument)) return evaluate(frame, argument);
  if (typeof argument === "object" && argument !== null && "list" in argument) return argument.list;
  return argument;
}

function call(target: object, name: string, args: readonly unknown[]): unknown {
  const found = property(target, name);
  if (typeof found !== "function") throw new Error(`there is no function ${name}`);
  return found.apply(undefined, args);
}

function property(target: unknown, name: string): unknown {
  if (typeof target === "object" && target !== null && Reflect.has(target, name)) {
    return Reflect.get(target, name, target);
  }
  throw new Error(`there is no ${name}`);
}

/** A result's cells as 64 bits each, in the way of the script. */
export function toWords(result: unknown): Uint32Array {
  const cells = result instanceof Series ? result.column : undefined;
  if (cells?.kind === "string" || cells?.kind === "object") return wordsOfTexts(cells.values);
  const numbers = result instanceof Series
    ? result.values
    : Float64Array.of(result === null ? NaN : Number(result) + 0);
  // one NaN for all
  return new Uint32Array(numbers.map((value) => Number.isNaN(value) ? NaN : value).buffer);
}

function wordsOfTexts(texts: readonly Cell[]): Uint32Array {
  return Uint32Array.from(
    texts.flatMap((text) => {
      if (text === null) return [0, 0x7ff80000];
      const codes = Array.from(String(text), (letter) => [letter.codePointAt(0) ?? 0, 0]).flat();
      return [...digest(Uint32Array.from(codes))];
    }),
  );
}

/** The script's hash of words, as its low and its high half. */
export function digest(words: Uint32Array): readonly [low: number, high: number] {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let i = 0; i < words.length; i += 2) {
    low = Math.imul(low ^ (words[i] ?? 0), 0x01000193);
    high = Math.imul(high ^ (words[i + 1] ?? 0), 0x01000193);
    low ^= high >>> 15;
    high ^= low >>> 13;
  }
  return [low >>> 0, high >>> 0];
}

/** Two halves as the script writes them. */
export function toHex(low: number, high: number): string {
  return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
}
