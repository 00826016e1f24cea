import { readFile } from "../../../../platform/files.ts";
import { ImportRefusedError, isStrategyFile } from "../guard_imports.ts";
import { findImports } from "./find_imports.ts";
import type { FoundImport } from "./import_state.ts";
import { TokenError } from "./token.ts";

/**
 * Reads a strategy's file and every local file that it imports, and refuses them unless all imports are of "consumer" and
 * of files that strategies may read. For a Deno that has no hooks for imports.
 *
 * `import()` is always refused: a strategy could use it at any time, and nothing could end the code that follows.
 *
 * @param url the strategy's URL
 * @throws {ImportRefusedError} something else is imported
 * @throws {UnclearImportError} the imports of a file can't be read
 */
export async function checkImports(url: string): Promise<void> {
  if (!isStrategyFile(url)) throw new ImportRefusedError(url);
  // the set grows while it is walked
  const files = new Set([url]);
  for (const file of files) {
    const source = await readSource(file);
    if (/\.json$/i.test(new URL(file).pathname)) continue;
    for (const found of importsOf(source, file)) {
      const imported = resolve(found, source, file);
      if (imported !== null) files.add(imported);
    }
  }
}

/** What a file imports can't be read, or not before the file runs. */
export class UnclearImportError extends Error {
  override readonly name = "UnclearImportError";

  constructor(why: string, place: string) {
    super(`${why} (${place})`);
  }
}

/** Deno reads a file with another encoding in another way than UTF-8. */
async function readSource(file: string): Promise<string> {
  const url = new URL(file);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(url);
  } catch (error) {
    if (error instanceof Error && error.name === "NotFound") throw new Error(`Module not found "${url.href}"`);
    throw error;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UnclearImportError("a strategy must be written in UTF-8", url.pathname);
  }
}

function importsOf(source: string, file: string): readonly FoundImport[] {
  try {
    return findImports(source, /\.m?ts$/i.test(new URL(file).pathname) ? "typescript" : "javascript");
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    throw new UnclearImportError(`its imports can't be read: ${error.message}`, placeOf(source, error.at, file));
  }
}

/** Returns the URL of the local file, or null for "consumer". */
function resolve(found: FoundImport, source: string, file: string): string | null {
  const place = placeOf(source, found.at, file);
  if (found.type === "dynamic") throw new UnclearImportError(`import() is refused: ${ADVICE}`, place);
  if (found.type === "unclear") throw new UnclearImportError(`an import can't be read: ${ADVICE}`, place);
  const { specifier } = found;
  if (specifier === "consumer") return null;
  const resolved = LOCAL.test(specifier) ? URL.parse(specifier, file) : null;
  if (resolved === null || resolved.host !== "" || !isStrategyFile(resolved.href) || JSX.test(resolved.pathname)) {
    throw new ImportRefusedError(specifier, place);
  }
  return resolved.href;
}

const LOCAL = /^(?:\.\.?\/|\/(?!\/)|file:)/;
/** Deno adds an import to these. */
const JSX = /\.[jt]sx$/i;
const ADVICE = 'write import { name } from "./file.js" at the top of the module';

function placeOf(source: string, at: number, file: string): string {
  const line = source.slice(0, at).split("\n").length;
  return `${new URL(file).pathname}:${line}`;
}
