import { resolve } from "node:path";
import { isNotFound } from "../platform/errors.ts";
import { errorText } from "../text/error_text.ts";
import type { ConfigProblem } from "./config_error.ts";
import type { KeyPath } from "./key_path.ts";
import { type ConfigLayer, findLayer } from "./layer.ts";
import { locateProblem, type ProblemCause } from "./locate_problem.ts";
import { isSecretSource, type Resolved, type SecretSource } from "./secret_schema.ts";

/** Where to fetch secrets, and what was fetched. */
export interface SecretSources {
  readonly env: Readonly<Record<string, string>>;
  /** Reads a file by its absolute path. */
  readonly readTextFile: (path: string) => Promise<string>;
  /** They provide the folder that a relative path starts from. */
  readonly layers: readonly ConfigLayer[];
  /** Receives a problem for each secret that can't be fetched. */
  readonly problems: ConfigProblem[];
  /** Receives each fetched text. */
  readonly secrets: Set<string>;
  /** Receives the absolute path of each file that a secret was fetched from. */
  readonly files?: Set<string>;
}

/** Values of these keys are the user's own, even if one looks like the source of a secret. */
const TEMPLATE_KEYS: ReadonlySet<string | number> = new Set(["body"]);

/**
 * Replaces every `{ "env": NAME }` and `{ "file": PATH }` in a part of a config by the text that it names. Line ends at the
 * end of a file are removed. A secret that can't be fetched becomes an empty text and a problem.
 */
export async function resolveSecrets<T>(part: T, path: KeyPath, sources: SecretSources): Promise<Resolved<T>> {
  return await resolveValue(part, path, sources) as Resolved<T>;
}

async function resolveValue(value: unknown, path: KeyPath, sources: SecretSources): Promise<unknown> {
  if (typeof value !== "object" || value === null || TEMPLATE_KEYS.has(path.at(-1) ?? "")) return value;
  // the key env of a command sink holds variables, of which one may be named file
  if (isSecretSource(value) && path.at(-1) !== "env") return await fetchSecret(value, path, sources);
  if (Array.isArray(value)) {
    return await Promise.all(value.map((inner: unknown, index) => resolveValue(inner, [...path, index], sources)));
  }
  const entries = Object.entries(value).map(async (
    [key, inner],
  ) => [key, await resolveValue(inner, [...path, key], sources)]);
  return Object.fromEntries(await Promise.all(entries));
}

async function fetchSecret(source: SecretSource, key: KeyPath, sources: SecretSources): Promise<string> {
  const { env, readTextFile, layers, problems, secrets } = sources;
  const layer = findLayer(layers, key);
  const refuse = async (cause: ProblemCause): Promise<string> => {
    problems.push(await locateProblem(layer, key, cause));
    return "";
  };
  if ("env" in source) {
    const text = env[source.env] ?? "";
    if (text === "") {
      return await refuse({ kind: "invalid", expected: `the environment variable ${source.env}`, found: "no value" });
    }
    secrets.add(text);
    return text;
  }
  try {
    const path = resolve(layer?.folder ?? "", source.file);
    const text = (await readTextFile(path)).replace(/[\r\n]+$/, "");
    sources.files?.add(path);
    if (text === "") return await refuse({ kind: "invalid", expected: "text in the file", found: "an empty file" });
    secrets.add(text);
    return text;
  } catch (error) {
    const found = isNotFound(error) ? "no such file" : errorText(error);
    return await refuse({ kind: "invalid", expected: "a file that can be read", found });
  }
}
