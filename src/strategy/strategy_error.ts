/** A strategy broke a rule of {@linkcode Strategy}. The message says which one and what to do instead. */
export class StrategyError extends Error {
  override readonly name = "StrategyError";
}
