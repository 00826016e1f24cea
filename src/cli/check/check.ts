import { EXIT_CODE } from "../../app/exit_code.ts";
import { describeFilterMistakes } from "../../app/filter_mistakes.ts";
import type { CommonOptions } from "../../app/options.ts";
import { revokeRunPermission } from "../../app/permissions.ts";
import { prepareRun, reportIfDisabled } from "../../app/run_config.ts";
import { RunError } from "../../app/run_error.ts";
import { logConfigWarnings, logSecurityWarnings } from "../../app/start_log.ts";
import { listenForStop } from "../../app/stop_signals.ts";
import { stdoutPage } from "../../terminal/page.ts";
import { writeStdout } from "../../terminal/stdout.ts";
import { checkProducers, findMissingPairs } from "./check_producers.ts";
import { checkJournal } from "./check_journal.ts";
import { checkSinks, formatSinks } from "./check_sinks.ts";
import { formatCheckReport } from "./check_report.ts";
import { formatTypeCheck, startTypeCheck } from "./check_types.ts";
import { formatTrials, judgeTrials, type StrategyTrials } from "./trial_report.ts";
import { tryOnDemo, tryOnProducers } from "./try_on_frames.ts";

/**
 * Checks a config: loads the strategies, dials every producer, runs the strategies on the frames of the demo and of the
 * producers, asks every sink whether it would accept signals, and prints the results.
 *
 * @returns 2 when a strategy fails or runs on no pair, 1 when a producer, a sink or the journal does not
 * work, or no producer sends a pair that the config names
 */
export async function check({ common }: { readonly common: CommonOptions }): Promise<number> {
  const runConfig = await prepareRun(common);
  if (reportIfDisabled(runConfig)) return EXIT_CODE.success;
  const { config, color } = runConfig;
  logSecurityWarnings(runConfig);
  const page = stdoutPage(color);
  using stop = listenForStop();
  using ends = new DisposableStack();
  const end = ends.adopt(new AbortController(), (controller) => controller.abort());
  const typeCheck = startTypeCheck(runConfig.strategies, AbortSignal.any([stop.signal, end.signal]));
  // the checker is running: nothing else needs a program
  revokeRunPermission();

  const onDemo = requireAnswer(await tryOnDemo(runConfig, stop.signal));
  const strategies = onDemo.map(({ strategy }) => strategy);
  const producers = requireAnswer(await checkProducers(config, strategies.length > 0, stop.signal));
  logConfigWarnings(describeFilterMistakes(config.consumer.sinks, strategies));
  writeStdout(formatCheckReport({ files: config.files, strategies, producers }, page));

  const missingPairs = findMissingPairs(config.exchange, producers);
  if (missingPairs.length > 0) {
    writeStdout(`pairs:      no producer sent a candle of ${missingPairs.join(", ")} (exchange.pair_whitelist)\n`);
  }

  const sinks = requireAnswer(await checkSinks(config, stop.signal));
  writeStdout(formatSinks(sinks, page.width));
  const journalProblem = await checkJournal(config);
  if (journalProblem !== null) writeStdout(`journal:    ${journalProblem}\n`);
  const isWorking = producers.every(({ failure }) => failure === null) && sinks.every(({ ok }) => ok) &&
    journalProblem === null && missingPairs.length === 0;

  if (strategies.length > 0) {
    const messages = producers.flatMap((producer) => producer.messages);
    const onProducers = requireAnswer(await tryOnProducers(runConfig, messages, stop.signal));
    const trials = onDemo.map((demo, i): StrategyTrials => ({ demo, real: onProducers[i] ?? null }));
    writeStdout(formatTrials(trials, page));
    const types = await typeCheck;
    writeStdout(formatTypeCheck(types));
    if (types.type === "failed" || trials.some((trial) => judgeTrials(trial) === "failed")) {
      return EXIT_CODE.invalidInput;
    }
  }
  return isWorking ? EXIT_CODE.success : EXIT_CODE.failure;
}

/** @throws {RunError} the result is null, because the program was stopped */
function requireAnswer<T>(result: T | null): T {
  if (result === null) throw new RunError("check was stopped before it had all answers");
  return result;
}
