import type { ModuleGraph } from "./imports.ts";

/** A border between parts of the tree: no module on one side may reach a module on the other, however many imports lie between. */
export interface Wall {
  /** Why the wall stands, for the message. */
  readonly why: string;
  /** Files, or folders with a closing slash, that are held off. */
  readonly from: readonly string[];
  /** Files, or folders with a closing slash, that they must not reach. */
  readonly to: readonly string[];
}

/**
 * Finds the chains of imports that cross a wall.
 *
 * @returns one chain for each wall that is crossed: the modules from the one that is held off to the one it reaches
 */
export function findCrossings(
  graph: ModuleGraph,
  walls: readonly Wall[],
): readonly { readonly wall: Wall; readonly chain: readonly string[] }[] {
  return walls.flatMap((wall) => {
    const starts = [...graph.keys()].filter((path) => isIn(path, wall.from));
    const chain = shortestChain(graph, starts, (path) => isIn(path, wall.to));
    return chain === null ? [] : [{ wall, chain }];
  });
}

/** Whether a path is one of the files, or lies in one of the folders. */
export function isIn(path: string, places: readonly string[]): boolean {
  return places.some((place) => place.endsWith("/") ? path.startsWith(place) : path === place);
}

function shortestChain(
  graph: ModuleGraph,
  starts: readonly string[],
  isGoal: (path: string) => boolean,
): readonly string[] | null {
  const cameFrom = new Map<string, string | null>(starts.map((path) => [path, null]));
  // a Map grows while it is walked: this is a breadth-first search
  for (const path of cameFrom.keys()) {
    if (isGoal(path)) return chainTo(path, cameFrom);
    for (const next of graph.get(path) ?? []) if (!cameFrom.has(next)) cameFrom.set(next, path);
  }
  return null;
}

function chainTo(goal: string, cameFrom: ReadonlyMap<string, string | null>): readonly string[] {
  const chain: string[] = [];
  for (let path: string | null = goal; path !== null; path = cameFrom.get(path) ?? null) chain.unshift(path);
  return chain;
}
