/**
 * Fails when the house is out of order: files or folders of `src` import each other in a circle, an import crosses a
 * wall, or `Deno.` occurs outside of the rooms that may name it.
 *
 *     deno run --allow-read=. tools/check_structure.ts [ROOT]      ROOT is `src` by default
 */
import { findCycles } from "./structure/cycles.ts";
import { findStrayDeno } from "./structure/doors.ts";
import { buildModuleGraph } from "./structure/imports.ts";
import { DENO_DOORS, WALLS } from "./structure/rules.ts";
import { findCrossings } from "./structure/walls.ts";

/** Lists what is out of order among modules, a paragraph each. Paths are relative to `src`. */
export function checkStructure(modules: ReadonlyMap<string, string>): readonly string[] {
  const graph = buildModuleGraph(modules);
  return [
    ...findCycles(graph).map((cycle) => ["these imports form a circle:", ...cycle].join("\n  ")),
    ...findCrossings(graph, WALLS).map(({ wall, chain }) => [`${wall.why}:`, chain.join(" -> ")].join("\n  ")),
    ...findStrayDeno(modules, DENO_DOORS).map((place) =>
      `${place}: Deno is named outside of its doors: use src/platform`
    ),
  ];
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
  const problems = checkStructure(await readModules(root));
  if (problems.length > 0) {
    await Deno.stderr.write(new TextEncoder().encode(`check_structure: ${root}\n${problems.join("\n")}\n`));
    Deno.exit(1);
  }
}
