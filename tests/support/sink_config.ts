import type { SinkConfig, SinkConfigOf } from "../../src/config/schema.ts";
import { sinkSchema } from "../../src/config/sinks/kinds.ts";
import type { Attempt } from "../../src/delivery/sinks/sink.ts";

/** A sink's config as the program gets it: these keys, and the schema's defaults. */
export function sinkConfig<Type extends SinkConfig["type"]>(
  type: Type,
  keys: Readonly<Record<string, unknown>> = {},
): SinkConfigOf<Type> {
  const config: unknown = { name: type, ...sinkSchema.parse({ type, ...keys }) };
  return config as SinkConfigOf<Type>;
}

/** A first attempt that nothing ends and that notes nothing, unless a test wants it otherwise. */
export function firstAttempt(changes: Partial<Attempt> = {}): Attempt {
  return { number: 1, abort: new AbortController().signal, note: null, remember: () => {}, ...changes };
}
