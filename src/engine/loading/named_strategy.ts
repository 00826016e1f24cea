import type { Strategy } from "../../strategy/strategy.ts";

/** A loaded strategy that is ready to run. */
export interface NamedStrategy {
  readonly name: string;
  readonly strategy: Strategy;
  /** The file URL of its folder, with a trailing slash. Errors are located in this folder. */
  readonly folder: string;
  /** Where its methods stand in its file: {@linkcode findMethods}. */
  readonly places?: ReadonlyMap<string, string>;
}
