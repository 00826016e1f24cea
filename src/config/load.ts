import { environmentLayers } from "./environment.ts";
import { ConfigError, type ConfigProblem } from "./errors.ts";
import { readConfigFile, readLayers } from "./files.ts";
import { deepMerge, isJsonObject, type JsonObject } from "./merge.ts";
import type { Config } from "./schema.ts";
import { toConfig } from "./to_config.ts";
import { validateConfig } from "./validate.ts";

/** Where a config comes from. */
export interface ConfigSources {
  /** Config files, later ones overriding earlier ones; `-` is standard input. */
  readonly files: readonly string[];
  /** The environment; its `FREQTRADE__SECTION__KEY` override the files. Default: none of it. */
  readonly env?: Readonly<Record<string, string>>;
  /** Reads a file by its absolute path, and standard input for `-`. Default: the file system. */
  readonly readTextFile?: (path: string) => Promise<string>;
  /** The absolute folder that relative `files` start from. Default: the current one. */
  readonly cwd?: string;
  /** False: a secret that can't be fetched is left empty, for what only reads. Default: true. */
  readonly needsSecrets?: boolean;
}

/**
 * Reads, merges and checks a configuration: freqtrade configs as they are, with our section `consumer`. Defaults are
 * filled in; paths in it become absolute, starting from the folder of the file that names them.
 *
 * When `external_message_consumer.enabled` is false or missing the rest of that section is ignored, right or wrong.
 * Answers to freqtrade's `load_from_files` and `environment_vars_to_dict`; other than there, `-` is merged with the
 * other files instead of replacing them.
 *
 * @throws {ConfigError} with everything that is wrong.
 * @example
 * ```ts
 * import { loadConfig } from "./load.ts";
 * const text = `{ "external_message_consumer": { "enabled": true, "producers": [{ "host": "::1", "ws_token": "t" }] } }`;
 * const config = await loadConfig({ files: ["config.json"], cwd: "/", readTextFile: () => Promise.resolve(text) });
 * if (config.external_message_consumer.producers[0]?.port !== 8080) throw new Error("no default");
 * ```
 */
export async function loadConfig(sources: ConfigSources): Promise<Config> {
  const { files, env = {}, readTextFile = readConfigFile, cwd = Deno.cwd(), needsSecrets = true } = sources;
  const problems: ConfigProblem[] = [];
  const fileLayers = await readLayers(files, { cwd, readTextFile, problems });
  // A config that was not read whole would only give problems that are none.
  if (problems.length > 0) throw new ConfigError(problems);

  const layers = [...fileLayers, ...environmentLayers(env, cwd)];
  const merged = layers.reduce<JsonObject>((under, layer) => deepMerge(under, layer.value), {});
  const validation = await validateConfig(withoutDisabled(merged), layers);
  if (!validation.ok) throw new ConfigError(validation.problems);
  const names = fileLayers.map((layer) => layer.name);
  return await toConfig(validation.value, names, { cwd, env, readTextFile, layers, needsSecrets });
}

const SECTION = "external_message_consumer";

function withoutDisabled(raw: JsonObject): JsonObject {
  const section = raw[SECTION];
  const disabled = isJsonObject(section) && (section.enabled === undefined || section.enabled === false);
  return disabled ? { ...raw, [SECTION]: { enabled: false } } : raw;
}
