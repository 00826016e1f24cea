import { Frame, isPlainFrame } from "../../frame/frame.ts";
import { StrategyError } from "../../strategy/strategy_error.ts";
import { describeKind } from "../../text/describe_value.ts";
import { isInstance } from "./is_instance.ts";

/**
 * Returns the dataframe that a strategy's method returned. A strategy in JavaScript can return anything.
 *
 * @throws {WrongResultError} the method returned something else
 */
export function requireFrame(method: string, result: unknown): Frame {
  if (isPlainFrame(result)) return result;
  if (result === undefined) {
    throw new WrongResultError(method, `${method}() returned nothing: is a "return dataframe" missing?`);
  }
  if (isFrame(result)) {
    throw new WrongResultError(method, `${method}() must return a dataframe of "consumer", found a changed one`);
  }
  if (result instanceof Promise) {
    // The promise's own rejection must not end the worker: the error below says what is wrong.
    Promise.prototype.then.call(result, undefined, () => undefined);
    throw new WrongResultError(
      method,
      `${method}() returned a promise: it must not be async, and must return a dataframe`,
    );
  }
  throw new WrongResultError(method, `${method}() must return a dataframe, found ${describeKind(result)}`);
}

/** Whether it is a subclass of Frame, or pretends to be one. */
function isFrame(value: unknown): boolean {
  return value instanceof Frame;
}

/** A strategy's method returned something other than a dataframe. */
export class WrongResultError extends StrategyError {
  readonly method: string;

  constructor(method: string, message: string) {
    super(message);
    this.method = method;
  }
}

/** Reports whether a thrown value is a {@linkcode WrongResultError}, whatever the strategy made of it. */
export function isWrongResult(error: unknown): error is WrongResultError {
  return isInstance(error, WrongResultError);
}
