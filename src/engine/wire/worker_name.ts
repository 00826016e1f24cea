/**
 * Names the worker after what its strategies may use, so that the worker can remove the rest before it loads them. Deno
 * does not show a worker its own lists of hosts and variables.
 */
export function nameWorker(granted: GrantedKinds): string {
  return [BASE, ...KINDS.filter((kind) => granted[kind])].join("+");
}

/** Reads a name that {@linkcode nameWorker} made. Any other name grants nothing. */
export function readWorkerName(name: string): GrantedKinds {
  const parts = name.split("+");
  return { net: parts.includes("net"), env: parts.includes("env") };
}

/** Which kinds of permission strategies have, besides reading. */
export interface GrantedKinds {
  readonly net: boolean;
  readonly env: boolean;
}

const BASE = "engine";
const KINDS = ["net", "env"] as const;
