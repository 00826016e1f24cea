/**
 * Fails when folders of `src` import each other in a circle: data flows one way through the rooms of this house.
 *
 *     deno run --allow-read=. tools/check_cycles.ts [ROOT]      ROOT is `src` by default
 *
 * A folder is the first step below ROOT; files beside the folders (`src/events.ts`) count as a folder each. Imports of types
 * count too: who needs a room's words depends on that room.
 */

/** The public module's name, as the import map has it. */
const PUBLIC = { specifier: "consumer", path: "/tree/strategy/mod.ts" };
/** `from "./x.ts"`, `import "./x.ts"`, `import("./x.ts")` and, for a worker, `new URL("./x.ts", ...)`. */
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*|\bnew URL\(\s*)"(\.{1,2}\/[^"]*|consumer)"/g;
const COMMENT = /\/\*[^]*?\*\/|^\s*\/\/.*$/gm;

/** Which folders each folder imports, with one import as the proof. */
export type FolderGraph = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The specifiers of our own modules that a module's text imports; those in comments, such as examples, do not count. */
export function importsOf(text: string): readonly string[] {
  return [...text.replace(COMMENT, "").matchAll(IMPORT)].flatMap((match) => match[1] ?? []);
}

/** The folders' graph of modules given as path below the root and text. */
export function folderGraph(modules: ReadonlyMap<string, string>): FolderGraph {
  const graph = new Map<string, Map<string, string>>();
  for (const [path, text] of modules) {
    const from = folderOf(path);
    const edges = graph.get(from) ?? new Map<string, string>();
    graph.set(from, edges);
    for (const specifier of importsOf(text)) {
      const target = specifier === PUBLIC.specifier ? PUBLIC.path : new URL(specifier, `file:///tree/${path}`).pathname;
      const to = folderOf(target.replace(/^\/tree\//, ""));
      if (target.startsWith("/tree/") && to !== from && !edges.has(to)) edges.set(to, `${path} imports ${specifier}`);
    }
  }
  return graph;
}

function folderOf(path: string): string {
  return path.split("/", 1)[0] ?? path;
}

/** One cycle as the list of its imports, or null where there is none. */
export function findCycle(graph: FolderGraph): readonly string[] | null {
  const done = new Set<string>();
  const trail: { readonly folder: string; readonly proof: string }[] = [];
  const visit = (folder: string, proof: string): readonly string[] | null => {
    const start = trail.findIndex((step) => step.folder === folder);
    if (start >= 0) return [...trail.slice(start + 1).map((step) => step.proof), proof];
    if (done.has(folder)) return null;
    trail.push({ folder, proof });
    for (const [next, why] of graph.get(folder) ?? []) {
      const cycle = visit(next, why);
      if (cycle !== null) return cycle;
    }
    trail.pop();
    done.add(folder);
    return null;
  };
  for (const folder of graph.keys()) {
    const cycle = visit(folder, "");
    if (cycle !== null) return cycle;
  }
  return null;
}

async function readModules(root: string, below = ""): Promise<Map<string, string>> {
  const modules = new Map<string, string>();
  for await (const entry of Deno.readDir(`${root}/${below}`)) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory) { for (const [name, text] of await readModules(root, path)) modules.set(name, text); }
    else if (path.endsWith(".ts")) modules.set(path, await Deno.readTextFile(`${root}/${path}`));
  }
  return modules;
}

if (import.meta.main) {
  const root = Deno.args[0] ?? "src";
  const cycle = findCycle(folderGraph(await readModules(root)));
  if (cycle !== null) {
    const lines = [
      `check_cycles: folders of ${root} import each other in a circle:`,
      ...cycle.map((why) => `  ${why}`),
    ];
    await Deno.stderr.write(new TextEncoder().encode(lines.join("\n") + "\n"));
    Deno.exit(1);
  }
}
