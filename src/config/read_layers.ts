import { dirname, isAbsolute, join, resolve } from "node:path";
import { isNotFound } from "../platform/errors.ts";
import { errorText } from "../text/error_text.ts";
import { type ConfigProblem, makeProblem } from "./config_error.ts";
import { ConfigReadError } from "./config_read_error.ts";
import { describeConfigValue } from "./describe_config_value.ts";
import type { ConfigLayer } from "./layer.ts";
import { locateProblem } from "./locate_problem.ts";
import { parseConfigText } from "./parse_config_text.ts";
import { requireConfigSize } from "./read_config_file.ts";

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
 * @param chain the layers that led to these files, the last of which adds them
 */
export async function readLayers(
  names: readonly string[],
  reading: FileReading,
  chain: readonly ConfigLayer[] = [],
): Promise<ConfigLayer[]> {
  const layers: ConfigLayer[] = [];
  for (const [index, name] of names.entries()) {
    if (await isCircle(name, index, reading, chain)) continue;
    const layer = await readLayer(name, reading, (cause) => explainUnreadable(name, index, chain.at(-1), cause));
    if (layer === null) continue;
    const added = await listAddedFiles(layer, reading, chain);
    layers.push(...await readLayers(added, reading, [...chain, layer]), layer);
  }
  return layers;
}

/** Reports a file that adds itself, or a file that led to it. */
async function isCircle(
  name: string,
  index: number,
  { cwd, problems }: FileReading,
  chain: readonly ConfigLayer[],
): Promise<boolean> {
  const parent = chain.at(-1);
  const start = chain.findIndex((layer) => layer.name !== STANDARD_INPUT && isSameFile(cwd, layer.name, name));
  if (parent === undefined || start === -1) return false;
  problems.push(
    await locateProblem(parent, [ADDED, index], {
      kind: "invalid",
      expected: "a file that does not add itself",
      found: `a circle: ${[...chain.slice(start).map((layer) => layer.name), name].join(" -> ")}`,
    }),
  );
  return true;
}

function isSameFile(cwd: string, a: string, b: string): boolean {
  return resolve(cwd, a) === resolve(cwd, b);
}

const ADDED = "add_config_files";
const STANDARD_INPUT = "standard input";

async function readLayer(
  name: string,
  reading: FileReading,
  explain: (error: unknown) => Promise<ConfigProblem>,
): Promise<ConfigLayer | null> {
  const shown = name === "-" ? STANDARD_INPUT : name;
  const path = name === "-" ? "-" : resolve(reading.cwd, name);
  let text: string;
  try {
    text = await reading.readTextFile(path);
    requireConfigSize(text);
  } catch (error) {
    reading.problems.push(await explain(error));
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
  chain: readonly ConfigLayer[],
): Promise<string[]> {
  const key = ADDED;
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
      ["a chain of files", ...chain.map(({ name }) => name), layer.name].join(" -> "),
      `at most ${MAX_DEPTH} files that add each other`,
    );
  }
  // Messages show the name that the user would type in the current folder.
  const folder = isAbsolute(layer.name) || layer.name === STANDARD_INPUT ? layer.folder : dirname(layer.name);
  return named.map((entry: string) => isAbsolute(entry) ? entry : join(folder, entry));
}

/** @param parent the layer that adds the file as its entry `index`. Undefined: the command line names the file. */
async function explainUnreadable(
  name: string,
  index: number,
  parent: ConfigLayer | undefined,
  error: unknown,
): Promise<ConfigProblem> {
  const shown = name === "-" ? STANDARD_INPUT : name;
  const isMissing = isNotFound(error);
  const found = isMissing ? "no such file" : errorText(error);
  if (error instanceof ConfigReadError) {
    return makeProblem({ kind: "unreadable", file: shown, found, expected: error.advice });
  }
  if (parent !== undefined) {
    const cause = { kind: "invalid", expected: "a file that can be read", found: `${shown}: ${found}` } as const;
    return await locateProblem(parent, [ADDED, index], cause);
  }
  return makeProblem({
    kind: "unreadable",
    file: shown,
    found,
    expected: isMissing
      ? "create it (consumer init writes one), or pass another path with --config"
      : "check that it is a file and that its permissions allow reading, or pass another path with --config",
  });
}
