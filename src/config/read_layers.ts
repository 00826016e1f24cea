import { dirname, isAbsolute, join, resolve } from "node:path";
import { isNotFound } from "../platform/errors.ts";
import { readTextFile } from "../platform/files.ts";
import { readStandardInput } from "../platform/process.ts";
import { errorText } from "../text/error_text.ts";
import { type ConfigProblem, makeProblem } from "./config_error.ts";
import { describeConfigValue } from "./describe_config_value.ts";
import type { ConfigLayer } from "./layer.ts";
import { locateProblem } from "./locate_problem.ts";
import { parseConfigText } from "./parse_config_text.ts";

/** How to read config files, and the problems found so far. */
export interface FileReading {
  readonly cwd: string;
  readonly readTextFile: (path: string) => Promise<string>;
  readonly problems: ConfigProblem[];
}

/** How deep files can add each other, as in freqtrade. */
const MAX_DEPTH = 5;

/**
 * Reads one layer from each file. Later layers override earlier ones. The files in a file's `add_config_files` come before
 * it, so that it overrides them; their paths start from its folder (freqtrade's `load_from_files`). A problem is added to
 * `problems`, and the other files are still read.
 *
 * @param chain the files that led to these, to stop at circles
 */
export async function readLayers(
  names: readonly string[],
  reading: FileReading,
  chain: readonly string[] = [],
): Promise<ConfigLayer[]> {
  const layers: ConfigLayer[] = [];
  for (const name of names) {
    const layer = await readLayer(name, reading);
    if (layer === null) continue;
    const added = await listAddedFiles(layer, reading, chain);
    layers.push(...await readLayers(added, reading, [...chain, name]), layer);
  }
  return layers;
}

async function readLayer(name: string, reading: FileReading): Promise<ConfigLayer | null> {
  const shown = name === "-" ? "standard input" : name;
  const path = name === "-" ? "-" : resolve(reading.cwd, name);
  let text: string;
  try {
    text = await reading.readTextFile(path);
  } catch (error) {
    reading.problems.push(explainUnreadable(shown, error));
    return null;
  }
  // Editors on Windows write a byte order mark.
  text = text.replace(/^\uFEFF/, "");
  const parsed = await parseConfigText(shown, text);
  if (!parsed.ok) {
    reading.problems.push(parsed.problem);
    return null;
  }
  return { name: shown, folder: name === "-" ? reading.cwd : dirname(path), value: parsed.value, text };
}

async function listAddedFiles(
  layer: ConfigLayer,
  reading: FileReading,
  chain: readonly string[],
): Promise<string[]> {
  const key = "add_config_files";
  const named = layer.value[key];
  if (named === undefined) return [];
  const refuse = async (found: string, expected: string): Promise<string[]> => {
    reading.problems.push(await locateProblem(layer, [key], { kind: "invalid", found, expected }));
    return [];
  };
  if (!Array.isArray(named) || !named.every((entry) => typeof entry === "string")) {
    return await refuse(describeConfigValue(named, [key], []), "a list of file names");
  }
  if (chain.length >= MAX_DEPTH) {
    return await refuse(
      ["a chain of files", ...chain, layer.name].join(" -> "),
      `at most ${MAX_DEPTH} files that add each other`,
    );
  }
  // Messages show the name that the user would type in the current folder.
  const folder = isAbsolute(layer.name) || layer.name === "standard input" ? layer.folder : dirname(layer.name);
  return named.map((entry: string) => isAbsolute(entry) ? entry : join(folder, entry));
}

function explainUnreadable(name: string, error: unknown): ConfigProblem {
  const isMissing = isNotFound(error);
  return makeProblem({
    kind: "unreadable",
    file: name,
    found: isMissing ? "no such file" : errorText(error),
    expected: isMissing
      ? "create it (consumer init writes one), or pass another path with --config"
      : "check that it is a file and that its permissions allow reading, or pass another path with --config",
  });
}

/** Reads a config file, or standard input for the name `-`. */
export async function readConfigFile(path: string): Promise<string> {
  return path === "-" ? await readStandardInput() : await readTextFile(path);
}
