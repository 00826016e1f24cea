import { writeStderr } from "../../terminal/stderr.ts";
import type { CommonOptions } from "../args.ts";
import { follow } from "../../app/follow.ts";
import { DISABLED, prepare, requireStrategy } from "../../app/prepare.ts";
import { forbidCommands } from "../../app/permissions.ts";
import { stopOnSignals } from "../../app/stop_signals.ts";

/**
 * `consumer --config FILE`: follows the producers until it is stopped.
 *
 * @param dryRun tell what would be sent where, and send nothing
 */
export async function run(options: CommonOptions, dryRun: boolean): Promise<number> {
  const prepared = await prepare(options);
  if (!prepared.config.external_message_consumer.enabled) {
    writeStderr(DISABLED);
    return 0;
  }
  requireStrategy(prepared.strategies);
  if (dryRun || !prepared.config.consumer.allow_commands) forbidCommands();
  const stop = stopOnSignals();
  try {
    await follow(prepared, stop.signal, { dryRun, commandLine: options });
    return 0;
  } finally {
    stop.dispose();
  }
}
