import { isJsonObject, type JsonObject } from "./merge.ts";
import type { KeyPath } from "./path.ts";

/** One source of settings: a file or an environment variable. */
export interface ConfigLayer {
  /** As it stands in messages. */
  readonly name: string;
  /** The absolute folder that relative paths in it start from. */
  readonly folder: string;
  readonly value: JsonObject;
  /** The file's text, in which lines are counted; null for an environment variable. */
  readonly text: string | null;
}

/**
 * The layer that the value at the path comes from once all are merged; for a path that is nowhere, the one that its
 * nearest surroundings come from.
 *
 * @param layers later ones override earlier ones, as {@linkcode deepMerge} does.
 */
export function layerOf(layers: readonly ConfigLayer[], path: KeyPath): ConfigLayer | undefined {
  let candidates = layers.map((layer) => ({ layer, value: layer.value as unknown })).reverse();
  for (const part of path) {
    const inner = contributing(
      candidates.filter(({ value }) => has(value, part)).map(({ layer, value }) => ({
        layer,
        value: Reflect.get(value as object, part) as unknown,
      })),
    );
    if (inner.length === 0) break;
    candidates = inner;
  }
  return candidates[0]?.layer;
}

/** What takes part in a merge: the first that is no object alone, or the objects before it. */
function contributing<Candidate extends { readonly value: unknown }>(candidates: Candidate[]): Candidate[] {
  const end = candidates.findIndex(({ value }) => !isJsonObject(value));
  return end === -1 ? candidates : candidates.slice(0, Math.max(1, end));
}

function has(value: unknown, part: string | number): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, part);
}
