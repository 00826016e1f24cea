import type { z } from "zod";
import { nearest } from "../text/nearest.ts";
import { collectSecrets } from "./collect_secrets.ts";
import type { ConfigProblem } from "./config_error.ts";
import { describeConfigValue } from "./describe_config_value.ts";
import { findBrokenRules } from "./find_broken_rules.ts";
import { findMissingSections } from "./find_missing_sections.ts";
import { suggestHostFix } from "./host.ts";
import type { JsonObject } from "./json_object.ts";
import { listKnownKeys } from "./json_schema.ts";
import { formatPath, getAt, type KeyPath } from "./key_path.ts";
import { type ConfigLayer, findLayer } from "./layer.ts";
import { locateProblem, type ProblemCause } from "./locate_problem.ts";
import { configSchema } from "./schema.ts";
import { findBrokenSinkRules } from "./sinks/find_broken_sink_rules.ts";

/** A checked config with defaults filled in and paths as written, or all of its problems. */
export type Validation =
  | { readonly ok: true; readonly value: z.output<typeof configSchema> }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Checks a merged config against the schema and the rules. `layers` locate the problems. */
export async function validateConfig(raw: JsonObject, layers: readonly ConfigLayer[]): Promise<Validation> {
  const secrets = collectSecrets(raw);
  const result = configSchema.safeParse(raw);
  const causes = new Map<string, Placed>();
  for (
    const entry of [...explainBrokenRules(raw, secrets), ...explainIssues(raw, result.error?.issues ?? [], secrets)]
  ) {
    // Report each value once: a number that is not whole can also be out of bounds.
    const key = formatPath(entry.path);
    if (!causes.has(key)) causes.set(key, entry);
  }
  if (result.success && causes.size === 0) return { ok: true, value: result.data };

  const placed = await Promise.all([...causes.values()].map(async ({ path, cause }) => {
    const layer = findLayer(layers, path);
    return {
      order: layer === undefined ? -1 : layers.indexOf(layer),
      problem: await locateProblem(layer, path, cause),
    };
  }));
  placed.sort((a, b) => a.order - b.order || (a.problem.line ?? 0) - (b.problem.line ?? 0));
  return { ok: false, problems: placed.map(({ problem }) => problem) };
}

interface Placed {
  readonly path: KeyPath;
  readonly cause: ProblemCause;
}

function explainBrokenRules(raw: JsonObject, secrets: readonly string[]): Placed[] {
  const rules = [...findMissingSections(raw), ...findBrokenRules(raw), ...findBrokenSinkRules(raw)];
  return rules.map(({ kind = "invalid" as const, path, expected, found, hint }): Placed => ({
    path,
    cause: { kind, expected, hint, found: found ?? describeConfigValue(getAt(raw, path), path, secrets) },
  }));
}

function explainIssues(raw: JsonObject, issues: readonly z.core.$ZodIssue[], secrets: readonly string[]): Placed[] {
  return issues.flatMap((issue): Placed[] => {
    const path = issue.path.filter((part) => typeof part !== "symbol");
    // findMissingSections() reports the section itself
    if (path[0] === "external_message_consumer" && raw.external_message_consumer === undefined) return [];
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        path: [...path, key],
        cause: explainUnknownKey(key, listKnownKeys(path, raw)),
      }));
    }
    const value = getAt(raw, path);
    const isContainerExpected = issue.code === "invalid_type" &&
      (issue.expected === "object" || issue.expected === "array");
    return [{
      path,
      cause: {
        kind: value === undefined ? "missing" : "invalid",
        found: describeConfigValue(value, path, secrets, isContainerExpected),
        expected: issue.message,
        hint: path.at(-1) === "host" && typeof value === "string" ? suggestHostFix(value) : undefined,
      },
    }];
  });
}

function explainUnknownKey(key: string, known: readonly string[]): ProblemCause {
  const near = nearest(key, known);
  return {
    kind: "unknown_key",
    found: "an unknown key",
    expected: `one of ${known.join(", ")}`,
    hint: near.length === 0 ? undefined : `did you mean ${near.join(" or ")}?`,
  };
}
