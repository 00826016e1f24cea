/** A strategy did what a strategy must not do: the message says what, and what to do instead. */
export class StrategyError extends Error {
  override readonly name = "StrategyError";
}
