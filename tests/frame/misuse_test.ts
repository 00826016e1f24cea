/** Expressions from pandas that have no meaning in TypeScript: they throw, or they are type errors. */
import { type Cell, Frame, FrameMisuseError, mergeInformativePair, Series } from "consumer";
import { assertEquals, assertStrictEquals, assertThrows } from "../support/assert.ts";

const frame = Frame.from({ date: [0, 300_000], close: [10, 31] });
const close = frame.col("close");

/** Evaluates an expression without type checks, as the program runs strategies. */
function evaluate(expression: string): unknown {
  const body = `"use strict"; return (${expression});`;
  const names = { frame, close, unnamed: Series.of([1]), merge: mergeInformativePair };
  return new Function(...Object.keys(names), body)(...Object.values(names));
}

const ORDER = "a Series does not work with operators such as >, < or -: write close.gt(30), close.lt(30), close.sub(1)";
const SUM = "a Series does not work with operators such as + or ==: write close.add(1), close.eq(1)";
const TUPLE = "mergeInformativePair() needs the dataframe alone: write const [frame] = this.dp.getProducerDf(...)";

const MISUSES: readonly (readonly [expression: string, message: string])[] = [
  ["close > 30", ORDER],
  ["30 >= close", ORDER],
  ["close - 1", ORDER],
  ["-close", ORDER],
  ["Math.max(close, 1)", ORDER],
  ["close + 1", SUM],
  ["close == 30", SUM],
  ["unnamed * 2", "write series.gt(30)"],
  ["frame > 30", 'write dataframe.col("close").gt(30)'],
  ['frame["close"]', 'dataframe["close"] does not read a column: write dataframe.col("close")'],
  ["frame.close", 'write dataframe.col("close")'],
  ['frame["rsi"] = 1', 'dataframe["rsi"] = ... does not set a column: write dataframe = dataframe.set("rsi", ...)'],
  ["frame.enter_long = 1", 'write dataframe = dataframe.set("enter_long", ...)'],
  ["frame.loc(true, { enter_long: 1 })", "the mask of loc() must be a Series such as close.gt(30), found true"],
  ['merge(frame, [frame, new Date(0)], "5m", "1h")', TUPLE],
  ['merge([frame, new Date(0)], frame, "5m", "1h")', TUPLE],
  ['merge(frame, undefined, "5m", "1h")', "mergeInformativePair() needs a Frame, found nothing"],
];
for (const [expression, message] of MISUSES) {
  Deno.test(`${expression} throws an error that suggests the right code`, () => {
    assertThrows(() => evaluate(expression), FrameMisuseError, message);
  });
}

Deno.test("a Series and a Frame in a template string are described", () => {
  assertEquals(
    `${close} ${Series.of([1])} ${frame}`,
    "[Series close: 2 rows] [Series: 1 rows] [Frame: 2 rows, 2 columns]",
  );
});

Deno.test("a Frame behaves like other objects: unknown properties, JSON, await, instanceof, inspection", async () => {
  assertStrictEquals(evaluate('frame["no_such_column"]'), undefined);
  assertEquals([evaluate('"close" in frame'), evaluate("frame instanceof Object")], [false, true]);
  assertEquals(evaluate("Object.keys(frame)"), ["length", "columns"]);
  assertEquals(JSON.stringify(frame), '{"length":2,"columns":["date","close"]}');
  assertStrictEquals(await frame, frame);
  assertEquals(Deno.inspect(frame).startsWith("Frame {"), true);
  assertEquals(Deno.inspect(Frame.prototype).length > 0, true);
});

Deno.test("columns named like members of Object are columns like others", () => {
  const odd = Frame.from({ toString: [1], constructor: [2], then: [3] });
  assertEquals([odd.at(0, "toString"), odd.at(0, "constructor"), odd.at(0, "then")], [1, 2, 3]);
});

Deno.test("a wrong signal column is a type error with a hint; any other name is accepted", () => {
  const mask = close.gt(30);
  // @ts-expect-error: Type 'number' is not assignable to type '"write enter_long"'
  frame.loc(mask, { enterLong: 1 });
  // @ts-expect-error: Type 'string' is not assignable to type '"write enter_tag"'
  frame.loc(mask, { enter_long: 1, enterTag: "rsi" });
  // @ts-expect-error: Type 'Series' is not assignable to type '"write exit_short"'
  frame.assign({ exitShort: mask });
  // @ts-expect-error: Argument of type '"enter_lon"' is not assignable to parameter of type '"write enter_long"'
  frame.set("enter_lon", 1);
  // @ts-expect-error: Argument of type '"sell_tag"' is not assignable to parameter of type '"write exit_tag"'
  frame.set("sell_tag", "rsi");
  frame.loc(mask, { buy: 1, buy_tag: "rsi" }).set("sell", 0);

  const name: string = "rsi";
  const values: Readonly<Record<string, Cell | Series>> = { [name]: 50, enter_tag: "rsi" };
  const names = ["enter_long", "exit_long"] as const;
  const set = names.reduce<Frame>((result, column) => result.set(column, 0), frame.loc(mask, values).set(name, 1));
  assertEquals(set.loc(mask, { [name]: mask, [`${name}_old`]: 1 }).columns, [
    ...["date", "close", "rsi", "enter_tag", "enter_long", "exit_long", "rsi_old"],
  ]);
  assertEquals(frame.assign({}).columns, frame.columns);
});
