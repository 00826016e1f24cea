import { writeStderr } from "../log/stderr.ts";
import type { CommonOptions } from "./args.ts";
import { follow } from "./follow.ts";
import { DISABLED, prepare, requireStrategy } from "./prepare.ts";
import { stopOnSignals } from "./stop_signals.ts";

/** `consumer --config FILE`: follows the producers until it is stopped. */
export async function run(options: CommonOptions): Promise<number> {
  const prepared = await prepare(options);
  if (!prepared.config.external_message_consumer.enabled) {
    writeStderr(DISABLED);
    return 0;
  }
  requireStrategy(prepared.strategies);
  const stop = stopOnSignals();
  try {
    await follow(prepared, stop.signal);
    return 0;
  } finally {
    stop.dispose();
  }
}
