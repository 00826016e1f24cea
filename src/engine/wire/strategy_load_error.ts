/** A strategy's file can't be used: the message names it and says what to do. */
export class StrategyLoadError extends Error {
  override readonly name = "StrategyLoadError";
}
