import { writeStderr } from "../../terminal/stderr.ts";
import type { CommonOptions } from "../../app/options.ts";
import type { ReplayOptions } from "../args.ts";
import { FileWatch } from "./file_watch.ts";
import { resolve } from "../../app/paths.ts";
import { DISABLED_MESSAGE, prepareRun, requireStrategy, type RunConfig } from "../../app/run_config.ts";
import { totalBytes } from "./recorded_messages.ts";
import { above, replayProgress } from "../../terminal/progress.ts";
import { runReplay } from "./replay_run.ts";
import { listenForStop } from "../../app/stop_signals.ts";
import { describeUserError } from "../../app/user_error.ts";

/** `consumer replay`: recordings through the same engine, with their own clock, the same every time. */
export async function replay(options: CommonOptions, replayOptions: ReplayOptions): Promise<number> {
  const stop = listenForStop();
  try {
    if (!replayOptions.watch) await replayOnce(options, replayOptions, stop.signal);
    else await replayAtEachChange(options, replayOptions, stop.signal);
    return 0;
  } finally {
    stop[Symbol.dispose]();
  }
}

/** @param onPrepared told of what is replayed, before that begins */
async function replayOnce(
  options: CommonOptions,
  replayOptions: ReplayOptions,
  stop: AbortSignal,
  onPrepared: (runConfig: RunConfig) => void = () => {},
): Promise<void> {
  const progress = await replayProgress(await totalBytes(replayOptions.recordings));
  const runConfig = await prepareRun(options, above(progress));
  if (!runConfig.config.external_message_consumer.enabled) return writeStderr(DISABLED_MESSAGE);
  requireStrategy(runConfig.strategies);
  onPrepared(runConfig);
  await runReplay(runConfig, replayOptions, progress, stop);
}

/** Replays, and again whenever a strategy, what stands beside it, a config or a recording changes, until stopped. */
async function replayAtEachChange(
  options: CommonOptions,
  replayOptions: ReplayOptions,
  stop: AbortSignal,
): Promise<void> {
  using watch = new FileWatch([...options.config.filter((file) => file !== "-"), ...replayOptions.recordings]);
  while (!stop.aborted) {
    const changed = new AbortController();
    const change = watch.next(stop);
    change.then(() => changed.abort());
    const ended = AbortSignal.any([stop, changed.signal]);
    try {
      await replayOnce(options, replayOptions, ended, ({ config, strategies }) => {
        watch.addFiles(config.files);
        for (const { path } of strategies) watch.addFolderOf(resolve(path));
      });
      if (!ended.aborted) writeStderr("Waiting for a change of a strategy, the config or a recording; Ctrl-C ends.\n");
    } catch (error) {
      const told = describeUserError(error);
      if (told === null) throw error;
      writeStderr(`consumer: ${told.message}\nWaiting for a change; Ctrl-C ends.\n`);
    }
    const name = await change;
    if (name !== null) writeStderr(`\n${name} has changed: replaying again\n`);
  }
}
