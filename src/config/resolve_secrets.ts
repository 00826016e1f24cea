import { resolve } from "node:path";
import { type ConfigProblem, configProblem } from "./errors.ts";
import { type ConfigLayer, layerOf } from "./layer.ts";
import type { KeyPath } from "./path.ts";
import { problemAt, type ProblemCause } from "./problem_at.ts";
import { isSecretSource, type Resolved, type SecretSource } from "./secret.ts";

/** Where secrets are fetched from. */
export interface SecretSources {
  readonly env: Readonly<Record<string, string>>;
  /** Reads a file by its absolute path. */
  readonly readTextFile: (path: string) => Promise<string>;
  /** Tell which folder a relative path starts from. */
  readonly layers: readonly ConfigLayer[];
  readonly problems: ConfigProblem[];
  /** What was fetched. */
  readonly secrets: Set<string>;
}

/** What stands under these keys is the user's own, whatever it looks like. */
const TEMPLATES: ReadonlySet<string | number> = new Set(["body"]);

/**
 * A part of the config with every `{ "env": NAME }` and `{ "file": PATH }` replaced by the text that it names; line ends
 * at the end of a file are left out. What can't be fetched is added to `problems`.
 */
export async function resolveSecrets<T>(part: T, path: KeyPath, sources: SecretSources): Promise<Resolved<T>> {
  return await resolved(part, path, sources) as Resolved<T>;
}

async function resolved(value: unknown, path: KeyPath, sources: SecretSources): Promise<unknown> {
  if (typeof value !== "object" || value === null || TEMPLATES.has(path.at(-1) ?? "")) return value;
  if (isSecretSource(value)) return await fetched(value, path, sources);
  if (Array.isArray(value)) {
    return await Promise.all(value.map((inner: unknown, index) => resolved(inner, [...path, index], sources)));
  }
  const entries = Object.entries(value).map(async (
    [key, inner],
  ) => [key, await resolved(inner, [...path, key], sources)]);
  return Object.fromEntries(await Promise.all(entries));
}

async function fetched(source: SecretSource, path: KeyPath, sources: SecretSources): Promise<string> {
  const { env, readTextFile, layers, problems, secrets } = sources;
  const layer = layerOf(layers, path);
  const refuse = async (cause: ProblemCause): Promise<string> => {
    problems.push(
      layer === undefined
        ? configProblem({ ...cause, file: "configuration", path })
        : await problemAt(layer, path, cause),
    );
    return "";
  };
  if ("env" in source) {
    const text = env[source.env] ?? "";
    if (text === "") {
      return await refuse({ kind: "invalid", expected: `the environment variable ${source.env}`, found: "none" });
    }
    secrets.add(text);
    return text;
  }
  try {
    const text = (await readTextFile(resolve(layer?.folder ?? "", source.file))).replace(/[\r\n]+$/, "");
    if (text === "") return await refuse({ kind: "invalid", expected: "a text in the file", found: "an empty file" });
    secrets.add(text);
    return text;
  } catch (error) {
    const found = error instanceof Deno.errors.NotFound
      ? "no such file"
      : error instanceof Error
      ? error.message
      : String(error);
    return await refuse({ kind: "invalid", expected: "a file that can be read", found });
  }
}
