import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import project from "../../../deno.json" with { type: "json" };

/**
 * Bundles the modules of the npm package with `deno bundle`, each into one file that imports builtin modules only.
 *
 * @throws {Error} the bundler failed, or a bundle would look for the program's files where the source has them
 */
export async function bundleModules(): Promise<Bundles> {
  const folder = await Deno.makeTempDir({ prefix: "consumer-bundle-" });
  try {
    await Deno.writeTextFile(`${folder}/import_map.json`, JSON.stringify({ imports: importMap() }));
    const cache = await findNpmCache();
    const packages = new Map<string, BundledPackage>();
    const texts: Record<string, string> = {};
    for (const [path, entry] of Object.entries(ENTRIES)) {
      const text = await bundle(entry, folder);
      for (const found of findPackages(text, cache)) packages.set(`${found.name}@${found.version}`, found);
      texts[path] = withoutLocalPaths(text, cache);
      requireLayout(path, texts[path]);
    }
    return { texts, packages: [...packages.keys()].toSorted().flatMap((key) => packages.get(key) ?? []) };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** What {@linkcode bundleModules} returns. */
export interface Bundles {
  /** The text of each module by its path in the package. */
  readonly texts: Readonly<Record<string, string>>;
  /** The npm packages whose code the modules contain. */
  readonly packages: readonly BundledPackage[];
}

/** An npm package whose code is part of a bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** The path of the package in Deno's cache. */
  readonly folder: string;
}

/** The modules of the package, and what each is made from. `main.ts` names the second one, and that the third. */
const ENTRIES: Readonly<Record<string, string>> = {
  "lib/main.js": "main.ts",
  "lib/program.js": "src/cli/main.ts",
  "lib/worker.js": "tools/release/npm/worker.ts",
};

const ROOT = new URL("../../../", import.meta.url);

/** The import map of deno.json, with the layout of the package in place of the source's. */
function importMap(): Readonly<Record<string, string>> {
  const own = Object.entries(project.imports).map(([name, target]) =>
    [name, target.startsWith("./") ? new URL(target, ROOT).href : target] as const
  );
  const layouts = ["src/platform/layout.ts", "tools/release/npm/layout.ts"].map((path) => new URL(path, ROOT).href);
  return { ...Object.fromEntries(own), ...Object.fromEntries([layouts]) };
}

async function bundle(entry: string, folder: string): Promise<string> {
  const output = `${folder}/bundle.js`;
  await runDeno([
    "bundle",
    "--quiet",
    "--frozen",
    // messages name classes of errors and of strategies
    "--keep-names",
    "--platform",
    "deno",
    "--import-map",
    `${folder}/import_map.json`,
    "--output",
    output,
    entry,
  ]);
  return await Deno.readTextFile(output);
}

async function findNpmCache(): Promise<string> {
  const info: { readonly npmCache: string } = JSON.parse(await runDeno(["info", "--json"]));
  return info.npmCache;
}

async function runDeno(args: readonly string[]): Promise<string> {
  const command = new Deno.Command(Deno.execPath(), { args: [...args], cwd: ROOT, env: { NO_COLOR: "1" } });
  const { success, stdout, stderr } = await command.output();
  if (!success) throw new Error(`deno ${args[0]} failed:\n${new TextDecoder().decode(stderr)}`);
  return new TextDecoder().decode(stdout);
}

/** The bundler names each module's file, relative to the current folder: `../.cache/deno/npm/HOST/zod/4.6.7/index.js`. */
function localPrefix(cache: string): RegExp {
  return new RegExp(`${RegExp.escape(relative(fileURLToPath(ROOT), cache))}/[^/]+/`, "g");
}

function findPackages(text: string, cache: string): readonly BundledPackage[] {
  const pattern = new RegExp(`^\\s*// (${localPrefix(cache).source})((?:@[^/]+/)?[^/]+)/([^/]+)/`, "gm");
  return [...text.matchAll(pattern)].map(([, prefix = "", name = "", version = ""]) => ({
    name,
    version,
    folder: `${fileURLToPath(ROOT)}${prefix}${name}/${version}`,
  }));
}

function withoutLocalPaths(text: string, cache: string): string {
  return text.replaceAll(localPrefix(cache), "npm/");
}

function requireLayout(path: string, text: string): void {
  if (/\binSource\(/.test(text) || !/\binPackage\(/.test(text)) throw new Error(`${path} has the layout of the source`);
}
