import { Frame } from "../../frame/frame.ts";
import { StrategyError } from "../../strategy/strategy_error.ts";
import { describeKind } from "../../text/describe_value.ts";

/**
 * Returns the dataframe that a strategy's method returned. A strategy in JavaScript can return anything.
 *
 * @throws {WrongResultError} the method returned something else
 */
export function requireFrame(method: string, result: unknown): Frame {
  if (result instanceof Frame) return result;
  if (result === undefined) {
    throw new WrongResultError(method, `${method}() returned nothing: is a "return dataframe" missing?`);
  }
  if (result instanceof Promise) {
    // The promise's own rejection must not end the worker: the error below says what is wrong.
    result.catch(() => undefined);
    throw new WrongResultError(
      method,
      `${method}() returned a promise: it must not be async, and must return a dataframe`,
    );
  }
  throw new WrongResultError(method, `${method}() must return a dataframe, found ${describeKind(result)}`);
}

/** A strategy's method returned something other than a dataframe. */
export class WrongResultError extends StrategyError {
  readonly method: string;

  constructor(method: string, message: string) {
    super(message);
    this.method = method;
  }
}
