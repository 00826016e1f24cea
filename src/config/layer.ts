import { resolve } from "node:path";
import { isJsonObject, type JsonObject } from "./json_object.ts";
import type { KeyPath } from "./key_path.ts";

/** One source of settings: a file or an environment variable. */
export interface ConfigLayer {
  /** The name for messages. */
  readonly name: string;
  /** The absolute folder that its relative paths start from. */
  readonly folder: string;
  readonly value: JsonObject;
  /** The text of the file, to count lines. Null for an environment variable. */
  readonly text: string | null;
}

/**
 * Finds the layer that provides the value at a path after all layers are merged. For a missing value it finds the layer
 * of the nearest parent.
 *
 * @param layers later ones override earlier ones, as `deepMerge` does.
 */
export function findLayer(layers: readonly ConfigLayer[], path: KeyPath): ConfigLayer | undefined {
  let candidates = layers.map((layer) => ({ layer, value: layer.value as unknown })).reverse();
  for (const part of path) {
    const inner = keepContributing(
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

/** Keeps what a merge uses: the objects before the first other value, or that value alone when it comes first. */
function keepContributing<Candidate extends { readonly value: unknown }>(candidates: Candidate[]): Candidate[] {
  const end = candidates.findIndex(({ value }) => !isJsonObject(value));
  return end === -1 ? candidates : candidates.slice(0, Math.max(1, end));
}

function has(value: unknown, part: string | number): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, part);
}

/** Makes the path of a file absolute, from the folder of the layer that provides the value at `path`. */
export function resolveFile(layers: readonly ConfigLayer[], path: KeyPath, file: string): string {
  return resolve(findLayer(layers, path)?.folder ?? "", file);
}
