/** A strategy's file can't be used. The message names the file and says what to do. */
export class StrategyLoadError extends Error {
  override readonly name = "StrategyLoadError";
}
