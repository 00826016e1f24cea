import type { z } from "zod";
import { nearest } from "../text/nearest.ts";
import { type ConfigProblem, configProblem } from "./errors.ts";
import { describeFound } from "./found.ts";
import { hostHint } from "./host.ts";
import { knownKeys } from "./json_schema.ts";
import { type ConfigLayer, layerOf } from "./layer.ts";
import type { JsonObject } from "./merge.ts";
import { formatPath, type KeyPath, valueAt } from "./path.ts";
import { brokenRules } from "./rules.ts";
import { configSchema } from "./schema.ts";
import { collectSecrets } from "./secrets.ts";

/** What a config says, checked: defaults filled in, paths as written. Or everything that is wrong with it. */
export type Validation =
  | { readonly ok: true; readonly value: z.output<typeof configSchema> }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Checks the merged config; the layers tell where each problem comes from. */
export function validateConfig(raw: JsonObject, layers: readonly ConfigLayer[]): Validation {
  const secrets = collectSecrets(raw);
  const problems = new Map<string, ConfigProblem>();
  const add = (path: KeyPath, what: Pick<ConfigProblem, "kind" | "found" | "expected"> & { hint?: string }): void => {
    const layer = layerOf(layers, path);
    const file = layer?.name ?? "configuration";
    // One value, one problem: a number that is not whole is also out of bounds.
    const key = formatPath(path);
    if (!problems.has(key)) {
      problems.set(key, configProblem({ ...what, file, line: layer?.lineOf(path) ?? null, path }));
    }
  };

  for (const { path, expected, found, hint } of brokenRules(raw)) {
    const shown = found ?? describeFound(valueAt(raw, path), path, secrets);
    add(path, { kind: "invalid", expected, found: shown, ...(hint === undefined ? {} : { hint }) });
  }
  const result = configSchema.safeParse(raw);
  for (const issue of result.error?.issues ?? []) {
    const path = issue.path.filter((part) => typeof part !== "symbol");
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) add([...path, key], unknownKey(key, knownKeys(path)));
      continue;
    }
    const value = valueAt(raw, path);
    const container = issue.code === "invalid_type" && (issue.expected === "object" || issue.expected === "array");
    const hint = path.at(-1) === "host" && typeof value === "string" ? hostHint(value) : undefined;
    add(path, {
      kind: value === undefined ? "missing" : "invalid",
      found: describeFound(value, path, secrets, container),
      expected: issue.message,
      ...(hint === undefined ? {} : { hint }),
    });
  }
  if (result.success && problems.size === 0) return { ok: true, value: result.data };
  const order = (problem: ConfigProblem): number => layers.findIndex((layer) => layer.name === problem.file);
  const sorted = [...problems.values()].sort((a, b) => order(a) - order(b) || (a.line ?? 0) - (b.line ?? 0));
  return { ok: false, problems: sorted };
}

function unknownKey(
  key: string,
  known: readonly string[],
): Pick<ConfigProblem, "kind" | "found" | "expected"> & { hint?: string } {
  const near = nearest(key, known);
  return {
    kind: "unknown_key",
    found: "an unknown key",
    expected: `one of ${known.join(", ")}`,
    ...(near.length === 0 ? {} : { hint: `did you mean ${near.join(" or ")}?` }),
  };
}
