import { EXIT_CODE } from "../../app/exit_code.ts";
import type { CommonOptions } from "../../app/options.ts";
import { prepareRun, reportIfDisabled, requireStrategy, type RunConfig } from "../../app/run_config.ts";
import { listenForStop } from "../../app/stop_signals.ts";
import { UsageError } from "../../app/usage_error.ts";
import { createProgressBar, writerAbove } from "../../terminal/progress.ts";
import { totalBytes } from "./recorded_messages.ts";
import { repeatOnChange } from "./repeat_on_change.ts";
import { type ReplayOptions, runReplay } from "./replay_run.ts";

/** Runs recordings through the engine, with their own clock. */
export async function replay({ common, options, arguments: { recordings } }: ReplayInput): Promise<number> {
  const { from, to, watch } = options;
  if (from !== null && to !== null && from >= to) throw new UsageError("--from must be before --to");
  using stop = listenForStop();
  const replayOptions = { ...options, recordings };
  if (watch) {
    const files = [...common.config.filter((file) => file !== "-"), ...recordings];
    await repeatOnChange(
      files,
      (signal, onPrepared) => replayOnce(common, replayOptions, signal, onPrepared),
      stop.signal,
    );
  } else await replayOnce(common, replayOptions, stop.signal);
  return EXIT_CODE.success;
}

interface ReplayInput {
  readonly common: CommonOptions;
  readonly options: Omit<ReplayOptions, "recordings"> & {
    /** True: run again at each change of a strategy, the config or a recording. */
    readonly watch: boolean;
  };
  readonly arguments: { readonly recordings: readonly string[] };
}

/** @param onPrepared called with the config before the replay starts */
async function replayOnce(
  common: CommonOptions,
  options: ReplayOptions,
  stop: AbortSignal,
  onPrepared: (runConfig: RunConfig) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const progress = await createProgressBar(await totalBytes(options.recordings));
  const runConfig = await prepareRun(common, writerAbove(progress));
  if (reportIfDisabled(runConfig)) return;
  requireStrategy(runConfig.strategies);
  await onPrepared(runConfig);
  await runReplay(runConfig, options, progress, stop);
}
