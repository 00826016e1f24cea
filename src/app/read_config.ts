import { loadConfig } from "../config/load.ts";
import type { Config } from "../config/schema.ts";
import type { CommonOptions } from "./options.ts";

/**
 * Reads the config files of the command line. The environment overrides them.
 *
 * @param needsSecrets false: a secret that can't be read stays empty
 * @throws {ConfigError} the config can't be read, or is wrong
 */
export function readConfig({ config: files }: CommonOptions, needsSecrets = true): Promise<Config> {
  return loadConfig({ files, env: Deno.env.toObject(), needsSecrets });
}
