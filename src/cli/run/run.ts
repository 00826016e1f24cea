import { writeStderr } from "../../terminal/stderr.ts";
import type { CommonOptions } from "../../app/options.ts";

import { follow } from "../../app/follow.ts";
import { DISABLED_MESSAGE, prepareRun, requireStrategy } from "../../app/run_config.ts";
import { revokeRunPermission } from "../../app/permissions.ts";
import { listenForStop } from "../../app/stop_signals.ts";

/**
 * `consumer --config FILE`: follows the producers until it is stopped.
 *
 * @param dryRun tell what would be sent where, and send nothing
 */
export async function run(options: CommonOptions, dryRun: boolean): Promise<number> {
  const runConfig = await prepareRun(options);
  if (!runConfig.config.external_message_consumer.enabled) {
    writeStderr(DISABLED_MESSAGE);
    return 0;
  }
  requireStrategy(runConfig.strategies);
  if (dryRun || !runConfig.config.consumer.allow_commands) revokeRunPermission();
  const stop = listenForStop();
  try {
    await follow(runConfig, stop.signal, { dryRun, commandLine: options });
    return 0;
  } finally {
    stop[Symbol.dispose]();
  }
}
