import type { z } from "zod";
import { nearest } from "../text/nearest.ts";
import type { ConfigProblem } from "./errors.ts";
import { describeFound } from "./found.ts";
import { hostHint } from "./host.ts";
import { knownKeys } from "./json_schema.ts";
import { type ConfigLayer, layerOf } from "./layer.ts";
import type { JsonObject } from "./merge.ts";
import { formatPath, type KeyPath, valueAt } from "./path.ts";
import { problemAt, type ProblemCause } from "./problem_at.ts";
import { brokenRules } from "./rules.ts";
import { brokenSinkRules } from "./sink_rules.ts";
import { configSchema } from "./schema.ts";
import { collectSecrets } from "./secrets.ts";

/** What a config says, checked: defaults filled in, paths as written. Or everything that is wrong with it. */
export type Validation =
  | { readonly ok: true; readonly value: z.output<typeof configSchema> }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Checks the merged config; the layers tell where each problem comes from. */
export async function validateConfig(raw: JsonObject, layers: readonly ConfigLayer[]): Promise<Validation> {
  const secrets = collectSecrets(raw);
  const result = configSchema.safeParse(raw);
  const causes = new Map<string, Placed>();
  for (const entry of [...ruleCauses(raw, secrets), ...issueCauses(raw, result.error?.issues ?? [], secrets)]) {
    // One value, one problem: a number that is not whole is also out of bounds.
    const key = formatPath(entry.path);
    if (!causes.has(key)) causes.set(key, entry);
  }
  if (result.success && causes.size === 0) return { ok: true, value: result.data };

  const placed = await Promise.all([...causes.values()].map(async ({ path, cause }) => {
    const layer = layerOf(layers, path);
    return { order: layer === undefined ? -1 : layers.indexOf(layer), problem: await problemAt(layer, path, cause) };
  }));
  placed.sort((a, b) => a.order - b.order || (a.problem.line ?? 0) - (b.problem.line ?? 0));
  return { ok: false, problems: placed.map(({ problem }) => problem) };
}

interface Placed {
  readonly path: KeyPath;
  readonly cause: ProblemCause;
}

function ruleCauses(raw: JsonObject, secrets: readonly string[]): Placed[] {
  return [...brokenRules(raw), ...brokenSinkRules(raw)].map(({ path, expected, found, hint }) => ({
    path,
    cause: { kind: "invalid", expected, hint, found: found ?? describeFound(valueAt(raw, path), path, secrets) },
  }));
}

function issueCauses(raw: JsonObject, issues: readonly z.core.$ZodIssue[], secrets: readonly string[]): Placed[] {
  return issues.flatMap((issue): Placed[] => {
    const path = issue.path.filter((part) => typeof part !== "symbol");
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ path: [...path, key], cause: unknownKey(key, knownKeys(path, raw)) }));
    }
    const value = valueAt(raw, path);
    const container = issue.code === "invalid_type" && (issue.expected === "object" || issue.expected === "array");
    return [{
      path,
      cause: {
        kind: value === undefined ? "missing" : "invalid",
        found: describeFound(value, path, secrets, container),
        expected: issue.message,
        hint: path.at(-1) === "host" && typeof value === "string" ? hostHint(value) : undefined,
      },
    }];
  });
}

function unknownKey(key: string, known: readonly string[]): ProblemCause {
  const near = nearest(key, known);
  return {
    kind: "unknown_key",
    found: "an unknown key",
    expected: `one of ${known.join(", ")}`,
    hint: near.length === 0 ? undefined : `did you mean ${near.join(" or ")}?`,
  };
}
