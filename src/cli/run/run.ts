import { EXIT_CODE } from "../../app/exit_code.ts";
import { follow } from "../../app/follow.ts";
import type { CommonOptions } from "../../app/options.ts";
import { revokeRunPermission } from "../../app/permissions.ts";
import { prepareRun, reportIfDisabled, requireStrategy } from "../../app/run_config.ts";
import { listenForStop } from "../../app/stop_signals.ts";

/** Follows the producers until the program is stopped. */
export async function run({ common, options: { dryRun } }: RunInput): Promise<number> {
  const runConfig = await prepareRun(common);
  if (reportIfDisabled(runConfig)) return EXIT_CODE.success;
  requireStrategy(runConfig.strategies);
  if (dryRun || !runConfig.config.consumer.allow_commands) revokeRunPermission();
  using stop = listenForStop();
  return await follow(runConfig, stop.signal, { dryRun, commandLine: common });
}

interface RunInput {
  readonly common: CommonOptions;
  readonly options: { readonly dryRun: boolean };
}
