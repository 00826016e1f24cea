import type { ModuleGraph } from "./imports.ts";

/**
 * Finds the circles in which the entries of one folder import each other, at every level of the tree.
 *
 * The entries of a folder are its files and its subfolders. A folder imports what any file in it or below it imports.
 * So this finds each circle of files and each circle of folders.
 *
 * @returns each circle as a list of the imports that close it, such as `a/one.ts -> b/two.ts`
 */
export function findCycles(graph: ModuleGraph): readonly (readonly string[])[] {
  return folders(graph).flatMap((folder) => {
    const cycle = findCycle(graphOfEntries(graph, folder));
    return cycle === null ? [] : [cycle];
  });
}

/** Which entries each entry of a folder imports, with one import as the proof. */
type EntryGraph = ReadonlyMap<string, ReadonlyMap<string, string>>;

function folders(graph: ModuleGraph): readonly string[] {
  const found = new Set<string>([""]);
  for (const path of graph.keys()) {
    const parts = path.split("/");
    for (let depth = 1; depth < parts.length; depth++) found.add(`${parts.slice(0, depth).join("/")}/`);
  }
  return [...found].sort();
}

function graphOfEntries(graph: ModuleGraph, folder: string): EntryGraph {
  const entries = new Map<string, Map<string, string>>();
  const entryOf = (path: string): string | null =>
    path.startsWith(folder) ? path.slice(folder.length).split("/", 1)[0] ?? null : null;
  for (const [path, imports] of graph) {
    const from = entryOf(path);
    if (from === null) continue;
    const edges = entries.get(from) ?? new Map<string, string>();
    entries.set(from, edges);
    for (const imported of imports) {
      const to = entryOf(imported);
      if (to !== null && to !== from && !edges.has(to)) edges.set(to, `${path} -> ${imported}`);
    }
  }
  return entries;
}

function findCycle(graph: EntryGraph): readonly string[] | null {
  const done = new Set<string>();
  const trail: { readonly entry: string; readonly proof: string }[] = [];
  const visit = (entry: string, proof: string): readonly string[] | null => {
    const start = trail.findIndex((step) => step.entry === entry);
    if (start >= 0) return [...trail.slice(start + 1).map((step) => step.proof), proof];
    if (done.has(entry)) return null;
    trail.push({ entry, proof });
    for (const [next, why] of graph.get(entry) ?? []) {
      const cycle = visit(next, why);
      if (cycle !== null) return cycle;
    }
    trail.pop();
    done.add(entry);
    return null;
  };
  for (const entry of graph.keys()) {
    const cycle = visit(entry, "");
    if (cycle !== null) return cycle;
  }
  return null;
}
