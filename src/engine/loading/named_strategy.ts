import type { Strategy } from "../../strategy/strategy.ts";

/** A strategy, ready to run. */
export interface NamedStrategy {
  readonly name: string;
  readonly strategy: Strategy;
  /** The file URL of its folder, with a closing slash: errors are located in there. */
  readonly folder: string;
  /** Where its methods stand: {@linkcode findMethods}. */
  readonly places?: ReadonlyMap<string, string>;
}
