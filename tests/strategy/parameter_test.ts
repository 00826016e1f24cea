import { BooleanParameter, CategoricalParameter, DecimalParameter, IntParameter, RealParameter } from "consumer";
import { roundDecimals } from "../../src/strategy/round_decimals.ts";
import { assertEquals, assertThrows } from "../support/assert.ts";

Deno.test("a parameter has its default until another value is assigned", () => {
  const parameter = new IntParameter(10, 40, { default: 30, space: "buy" });
  assertEquals([parameter.value, [...parameter.range], parameter.space], [30, [30], "buy"]);
  parameter.assign(25);
  assertEquals([parameter.value, [...parameter.range]], [25, [25]]);
});

Deno.test("a parameter rejects values of another type or out of range, and keeps its value", () => {
  const parameters = [
    [new IntParameter(10, 40, { default: 30 }), [9, 41, 30.5, "30", true, null, NaN], "a whole number from 10 to 40"],
    [new RealParameter(0, 1, { default: 0.5 }), [-0.1, 1.1, "0.5", null, NaN, Infinity], "a number from 0 to 1"],
    [new DecimalParameter(0, 1, { default: 0.5 }), [-0.1, 1.01, "0.5", NaN], "a number from 0 to 1"],
    [new CategoricalParameter(["a", 1, null], { default: "a" }), ["b", "1", 2, undefined], 'one of "a", 1, null'],
    [new BooleanParameter({ default: false }), [0, 1, "true", null], "true or false"],
  ] as const;
  for (const [parameter, refused, expected] of parameters) {
    const before = parameter.value;
    for (const value of refused) {
      assertThrows(() => parameter.assign(value), RangeError, `the value must be ${expected}, found `);
    }
    assertEquals(parameter.value, before);
  }
});

Deno.test("a parameter's constructor checks bounds and default", () => {
  assertThrows(
    () => new IntParameter(10, 40, { default: 30.5 }),
    RangeError,
    "the default must be a whole number from 10",
  );
  assertThrows(() => new IntParameter(1.5, 40, { default: 30 }), RangeError, "low must be a whole number, found 1.5");
  assertThrows(() => new IntParameter(40, 10, { default: 30 }), RangeError, "low must be below high, found 40 and 10");
  assertThrows(() => new RealParameter(0, NaN, { default: 1 }), RangeError, "high must be a number, found NaN");
  assertThrows(() => new DecimalParameter(0, 1, { default: NaN }), RangeError, "found NaN");
  assertThrows(() => new DecimalParameter(0, 1, { default: 1, decimals: 1.5 }), RangeError, "decimals must be");
  assertThrows(() => new CategoricalParameter(["a"], { default: "a" }), RangeError, "an array of at least two values");
});

Deno.test("a default may be out of range, as in freqtrade, and range has the current value alone", () => {
  const whole = new IntParameter(10, 40, { default: 90 });
  const decimal = new DecimalParameter(0, 1, { default: 2.34567, decimals: 2 });
  const text = new CategoricalParameter(["a", "b"], { default: "b" });
  assertEquals([whole.range, decimal.range, text.range], [[90], [2.35], ["b"]]);
  assertEquals(new BooleanParameter({ default: true }).range, [true]);
});

Deno.test("DecimalParameter rounds its default and assigned values, even beyond a bound with more decimals", () => {
  const parameter = new DecimalParameter(0.0012, 1, { default: 0.12345 });
  assertEquals([parameter.decimals, parameter.value], [3, 0.123]);
  parameter.assign(0.0014);
  assertEquals(parameter.value, 0.001);
  parameter.assign(1.0004);
  assertEquals(parameter.value, 1);
});

Deno.test("roundDecimals() rounds like Python's round()", () => {
  // [value, decimals, CPython's result]
  const cases = [
    [2.675, 2, 2.67],
    [0.125, 2, 0.12],
    [0.375, 2, 0.38],
    [1.005, 2, 1],
    [2.5, 0, 2],
    [3.5, 0, 4],
    [-0.125, 2, -0.12],
    [-0.375, 2, -0.38],
    [1e-7, 3, 0],
    [1234567.0005, 3, 1234567.001],
    [0.0625, 3, 0.062],
    [0.1875, 3, 0.188],
    [123456789012.5, 0, 123456789012],
    [0.1 + 0.2, 15, 0.3],
  ] as const;
  for (const [value, decimals, expected] of cases) assertEquals(roundDecimals(value, decimals), expected);
});
