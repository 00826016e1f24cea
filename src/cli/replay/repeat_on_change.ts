import { resolve } from "../../app/paths.ts";
import type { RunConfig } from "../../app/run_config.ts";
import { RunError } from "../../app/run_error.ts";
import { describeUserError } from "../../app/user_error.ts";
import { writeStderr } from "../../terminal/stderr.ts";
import { SourceWatch } from "../../watch/source_watch.ts";

/**
 * Runs an action, and again each time a watched file changes, until `stop` is aborted. A change aborts the action. The
 * user's mistakes are printed, and the next change is awaited.
 *
 * @param files paths of files to watch
 * @param run the action. It passes its config to the callback, which adds the config's files and strategies.
 * @throws {RunError} the files can't be watched
 */
export async function repeatOnChange(
  files: readonly string[],
  run: (signal: AbortSignal, onPrepared: (runConfig: RunConfig) => Promise<void>) => Promise<void>,
  stop: AbortSignal,
): Promise<void> {
  let change = Promise.withResolvers<string>();
  await using watch = new SourceWatch({
    sources: { modules: [], files: files.map((file) => resolve(file)) },
    onChange: ([file = ""]) => change.resolve(file),
    onFailure: (reason) => change.reject(new RunError(`the files can't be watched: ${reason}`)),
  });
  watch.start();
  const stopped = Promise.withResolvers<null>();
  stop.addEventListener("abort", () => stopped.resolve(null), { once: true });
  while (!stop.aborted) {
    change = Promise.withResolvers();
    const changed = new AbortController();
    change.promise.catch(() => undefined).then(() => changed.abort());
    const ended = AbortSignal.any([stop, changed.signal]);
    try {
      await run(ended, ({ config, strategies }) =>
        watch.add({
          modules: strategies.map(({ url }) => url),
          files: config.files.map((file) => resolve(file)),
        }));
      if (!ended.aborted) writeStderr("Waiting for a change of a strategy, the config or a recording; Ctrl-C ends.\n");
    } catch (error) {
      const described = describeUserError(error);
      if (described === null) throw error;
      writeStderr(`consumer: ${described.message}\nWaiting for a change; Ctrl-C ends.\n`);
    }
    const file = await Promise.race([change.promise, stopped.promise]);
    if (file !== null) writeStderr(`\n${file} has changed: replaying again\n`);
  }
}
