/**
 * Replaces Deno's advice for a missing permission by the key of the config that grants it to strategies.
 *
 * @example
 * ```ts
 * import { adviseStrategyPermission } from "./permission_advice.ts";
 * const text = 'Requires net access to "a.example:443", run again with the --allow-net flag';
 * const advised = adviseStrategyPermission(text);
 * const expected = 'Requires net access to "a.example:443": add it to consumer.strategy_permissions.net in the config';
 * if (advised !== expected) throw new Error(advised);
 * ```
 */
export function adviseStrategyPermission(text: string): string {
  return text.replaceAll(
    DENO_ADVICE,
    (_, kind: string) =>
      GRANTED.has(kind)
        ? `: add it to consumer.strategy_permissions.${kind} in the config`
        : `: strategies never have this permission`,
  );
}

const DENO_ADVICE = /, run again with the --allow-(\w+) flag/g;
/** The keys of `consumer.strategy_permissions`. */
const GRANTED: ReadonlySet<string> = new Set(["read", "net", "env"]);
