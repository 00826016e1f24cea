import { getLogger } from "@logtape/logtape";
import type { Config } from "../config/schema.ts";
import { listSecrets } from "../config/list_secrets.ts";
import { findConfigWarnings } from "../config/find_warnings.ts";
import { findWeakSecrets } from "../config/find_weak_secrets.ts";
import { configureLog } from "../log/configure.ts";
import { escapeBraces } from "../log/escape_braces.ts";
import { isStderrColored } from "../terminal/color.ts";
import { writeStderr } from "../terminal/stderr.ts";
import { type ExposableRun, findExposedFiles } from "./find_exposed_files.ts";
import type { CommonOptions } from "./options.ts";

/** Starts the log, or reconfigures a running one, and logs what is suspicious in the config. */
export function startLog(config: Config, options: CommonOptions, write = writeStderr): void {
  configureLog({
    level: options.logLevel ?? config.consumer.log_level,
    format: options.logFormat ?? config.consumer.log_format,
    color: isStderrColored(options),
    secrets: listSecrets(config),
    write,
  });
  logConfigWarnings(findConfigWarnings(config));
}

/** Logs secrets that are easy to guess, and files with secrets that another user or a strategy can read. */
export function logSecurityWarnings(run: ExposableRun & { readonly config: Config }): void {
  logConfigWarnings([...findWeakSecrets(run.config), ...findExposedFiles(run)]);
}

/** Logs what is suspicious in a config. */
export function logConfigWarnings(warnings: readonly string[]): void {
  for (const warning of warnings) getLogger(["consumer", "config"]).warn(escapeBraces(warning));
}
