/**
 * Finds the modules of our own that a module's text imports, as they are spelt.
 *
 * Imports of types count: a module that needs another's words depends on it. Imports in comments, such as those of
 * examples, do not count, and neither does `new URL("./x.ts", ...)`, which names a file instead of importing it.
 */
export function findImports(text: string): readonly string[] {
  return [...text.replace(COMMENT, "").matchAll(IMPORT)].flatMap((match) => match[1] ?? []);
}

/** The name of the public module in the import map, and the file behind it. */
const PUBLIC_MODULE = { specifier: "consumer", path: "strategy/mod.ts" };
/** `from "./x.ts"`, `import "./x.ts"` and `import("./x.ts")`. */
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*)"(\.{1,2}\/[^"]*|consumer)"/g;
const COMMENT = /\/\*[^]*?\*\/|^\s*\/\/.*$/gm;

/** The modules below a root folder, and which of them each imports. Paths are relative to the root. */
export type ModuleGraph = ReadonlyMap<string, readonly string[]>;

/**
 * Builds the import graph of modules.
 *
 * @param modules each module's text by its path below the root. Imports that lead out of the root are left out.
 */
export function buildModuleGraph(modules: ReadonlyMap<string, string>): ModuleGraph {
  return new Map([...modules].map(([path, text]) => [path, findImports(text).flatMap((name) => resolve(name, path))]));
}

function resolve(specifier: string, importer: string): readonly string[] {
  if (specifier === PUBLIC_MODULE.specifier) return [PUBLIC_MODULE.path];
  const { pathname } = new URL(specifier, `file:///tree/${importer}`);
  return pathname.startsWith("/tree/") ? [pathname.slice("/tree/".length)] : [];
}
