import { Frame } from "../../frame/frame.ts";
import { StrategyError } from "../../strategy/strategy_error.ts";
import { describeKind } from "../../text/describe_value.ts";

/** A method returned what is no dataframe. */
export class WrongResultError extends StrategyError {
  readonly method: string;

  constructor(method: string, message: string) {
    super(message);
    this.method = method;
  }
}

/**
 * What a strategy's method returned: one written in JavaScript can return anything.
 *
 * @throws {WrongResultError} it is no dataframe
 */
export function requireFrame(method: string, result: unknown): Frame {
  if (result instanceof Frame) return result;
  if (result === undefined) {
    throw new WrongResultError(method, `${method}() returned nothing: is a "return dataframe" missing?`);
  }
  if (result instanceof Promise) {
    // its rejection, if any, must not end the worker: what matters is said here
    result.catch(() => undefined);
    throw new WrongResultError(
      method,
      `${method}() returned a promise: it must not be async, and must return a dataframe`,
    );
  }
  throw new WrongResultError(method, `${method}() must return a dataframe, found ${describeKind(result)}`);
}
