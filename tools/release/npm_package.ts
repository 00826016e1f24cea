import { dirname } from "node:path";
import { bundleModules } from "./npm/bundle.ts";
import { listCopies } from "./npm/copies.ts";
import { readPackageDocument } from "./npm/documents.ts";
import { formatNotices } from "./npm/notices.ts";
import { listSettings } from "./npm/settings.ts";

/**
 * Writes the npm package into a folder, which it replaces. `npm pack` makes the archive that npm installs.
 *
 * `deno task npm` writes `dist/npm`. Deno downloads its bundler from the npm registry when it first needs it.
 *
 * @param folder the folder's path
 */
export async function buildNpmPackage(folder: string): Promise<void> {
  await removeFolder(folder);
  const { texts, packages } = await bundleModules();
  const files = { ...texts, ...await listSettings(), "THIRD_PARTY_LICENSES.txt": await formatNotices(packages) };
  for (const [path, text] of Object.entries(files)) await Deno.writeTextFile(await makeParent(folder, path), text);
  const copies = await listCopies();
  const paths = [...Object.keys(files), ...copies.map(({ to }) => to)];
  for (const { from, to } of copies) {
    const path = await makeParent(folder, to);
    if (to.endsWith(".md")) await Deno.writeTextFile(path, await readPackageDocument(from, to, paths));
    else await Deno.copyFile(from, path);
  }
}

async function removeFolder(folder: string): Promise<void> {
  try {
    await Deno.remove(folder, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

/** Creates the folder of a file. Returns the file's path. */
async function makeParent(folder: string, file: string): Promise<string> {
  const path = `${folder}/${file}`;
  await Deno.mkdir(dirname(path), { recursive: true });
  return path;
}

if (import.meta.main) await buildNpmPackage("dist/npm");
