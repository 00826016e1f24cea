import { currentFolder } from "../platform/process.ts";
import { completeConfig } from "./complete_config.ts";
import { ConfigError, type ConfigProblem } from "./config_error.ts";
import { findDepthProblem } from "./find_depth_problem.ts";
import { isJsonObject, type JsonObject } from "./json_object.ts";
import { deepMerge } from "./merge.ts";
import { readEnvironmentLayers } from "./read_environment_layers.ts";
import { readConfigFile } from "./read_config_file.ts";
import { readLayers } from "./read_layers.ts";
import type { Config } from "./schema.ts";
import { validateConfig } from "./validate.ts";

/** Where a config comes from. */
export interface ConfigSources {
  /** Config files. Later ones override earlier ones. `-` is standard input. */
  readonly files: readonly string[];
  /** The environment, whose `FREQTRADE__SECTION__KEY` override the files. Default: empty. */
  readonly env?: Readonly<Record<string, string>>;
  /** Reads a file by its absolute path, or standard input for `-`. Default: reads from the file system. */
  readonly readTextFile?: (path: string) => Promise<string>;
  /** The absolute folder that relative `files` start from. Default: the current folder. */
  readonly cwd?: string;
  /** Whether a secret that can't be fetched is an error. False leaves it empty, for commands that send nothing. Default: true. */
  readonly needsSecrets?: boolean;
}

/**
 * Reads, merges and checks a config: a freqtrade config with the section `consumer`. It fills in defaults, and makes paths
 * absolute from the folder of the file that names them.
 *
 * When `external_message_consumer.enabled` is false, the rest of that section is ignored, even if it is wrong. It must be
 * false or true: a missing or misspelt section would otherwise look like one that the user disabled.
 *
 * It answers to freqtrade's `load_from_files` and `environment_vars_to_dict`. Unlike there, `-` is merged with the other
 * files instead of replacing them.
 *
 * @throws {ConfigError} the config is wrong; the error lists every problem
 * @example
 * ```ts
 * import { loadConfig } from "./load.ts";
 * const text = `{ "external_message_consumer": { "enabled": true, "producers": [{ "host": "::1", "ws_token": "t" }] } }`;
 * const config = await loadConfig({ files: ["config.json"], cwd: "/", readTextFile: () => Promise.resolve(text) });
 * if (config.external_message_consumer.producers[0]?.port !== 8080) throw new Error("no default");
 * ```
 */
export async function loadConfig(sources: ConfigSources): Promise<Config> {
  const { files, env = {}, readTextFile = readConfigFile, cwd = currentFolder(), needsSecrets = true } = sources;
  const problems: ConfigProblem[] = [];
  const fileLayers = await readLayers(files, { cwd, readTextFile, problems });
  const variables = readEnvironmentLayers(env, cwd);
  problems.push(...variables.flatMap(({ name, value }) => findDepthProblem(name, value) ?? []));
  // Missing files would cause further problems that are not the user's.
  if (problems.length > 0) throw new ConfigError(problems);

  const layers = [...fileLayers, ...variables];
  const merged = layers.reduce<JsonObject>((under, layer) => deepMerge(under, layer.value), {});
  const validation = await validateConfig(dropDisabledSection(merged), layers);
  if (!validation.ok) throw new ConfigError(validation.problems);
  const names = fileLayers.map((layer) => layer.name);
  return await completeConfig(validation.value, names, { cwd, env, readTextFile, layers, needsSecrets });
}

const SECTION = "external_message_consumer";

function dropDisabledSection(raw: JsonObject): JsonObject {
  const section = raw[SECTION];
  const disabled = isJsonObject(section) && section.enabled === false;
  return disabled ? { ...raw, [SECTION]: { enabled: false } } : raw;
}
