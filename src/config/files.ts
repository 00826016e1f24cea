import { dirname, isAbsolute, join, resolve } from "node:path";
import { type ConfigProblem, configProblem } from "./errors.ts";
import { describeFound } from "./found.ts";
import type { ConfigLayer } from "./layer.ts";
import { parseConfigText } from "./parse.ts";
import { problemAt } from "./problem_at.ts";

/** What reading config files needs and gathers. */
export interface FileReading {
  readonly cwd: string;
  readonly readTextFile: (path: string) => Promise<string>;
  readonly problems: ConfigProblem[];
}

// As in freqtrade: a file named by a file named by ... at most this many times.
const MOST_LEVELS = 5;

/**
 * One layer for each file, later ones overriding earlier ones. The files that a file names in `add_config_files` come
 * before it, so that it overrides them; their paths start from its folder (freqtrade's `load_from_files`).
 * What is wrong is added to `problems` and the rest read on.
 *
 * @param chain the files that led here, for loops.
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
    const added = await addedFiles(layer, reading, chain);
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
    reading.problems.push(unreadable(shown, error));
    return null;
  }
  // A byte order mark, as editors on Windows leave it, is no part of the text.
  text = text.replace(/^\uFEFF/, "");
  const parsed = await parseConfigText(shown, text);
  if (!parsed.ok) {
    reading.problems.push(parsed.problem);
    return null;
  }
  return { name: shown, folder: name === "-" ? reading.cwd : dirname(path), value: parsed.value, text };
}

async function addedFiles(
  layer: ConfigLayer,
  reading: FileReading,
  chain: readonly string[],
): Promise<string[]> {
  const key = "add_config_files";
  const named = layer.value[key];
  if (named === undefined) return [];
  const refuse = async (found: string, expected: string): Promise<string[]> => {
    reading.problems.push(await problemAt(layer, [key], { kind: "invalid", found, expected }));
    return [];
  };
  if (!Array.isArray(named) || !named.every((entry) => typeof entry === "string")) {
    return await refuse(describeFound(named, [key], []), "a list of file names");
  }
  if (chain.length >= MOST_LEVELS) {
    return await refuse(
      ["a chain of files", ...chain, layer.name].join(" -> "),
      `at most ${MOST_LEVELS} files naming each other`,
    );
  }
  // Shown as the user would name them from where the program was started.
  const folder = isAbsolute(layer.name) || layer.name === "standard input" ? layer.folder : dirname(layer.name);
  return named.map((entry: string) => isAbsolute(entry) ? entry : join(folder, entry));
}

function unreadable(name: string, error: unknown): ConfigProblem {
  const missing = error instanceof Deno.errors.NotFound;
  return configProblem({
    kind: "unreadable",
    file: name,
    found: missing ? "no such file" : error instanceof Error ? error.message : String(error),
    expected: missing
      ? "create it (config.example.jsonc shows every setting) or give another path with --config"
      : "check that it is a file that may be read, or give another path with --config",
  });
}

/** Reads a file, or standard input for the name `-`. */
export async function readConfigFile(path: string): Promise<string> {
  return path === "-" ? await new Response(Deno.stdin.readable).text() : await Deno.readTextFile(path);
}
