import { formatPath } from "../../config/key_path.ts";
import type { SinkTraits } from "../../config/sinks/sink_kind.ts";
import { SinkConfigError } from "./sink_config_error.ts";

/**
 * Requires that a sink's config keeps the rules of its kind. A loaded config does; this protects every other caller.
 *
 * @throws {SinkConfigError} the config breaks a rule
 */
export function requireRules({ findBrokenRules }: SinkTraits, config: Readonly<Record<string, unknown>>): void {
  const broken = findBrokenRules?.(config, { path: [], consumer: {} })[0];
  if (broken === undefined) return;
  throw new SinkConfigError(`${formatPath(broken.path)}: ${broken.hint ?? `expected ${broken.expected}`}`);
}
