import { assert } from "../support/assert.ts";

/** Reads a gzipped JSON file of tests/fixtures. The script that writes the file defines its shape. */
export async function readGzipped<T>(file: string): Promise<T> {
  const { body } = await fetch(new URL(`../fixtures/${file}`, import.meta.url));
  assert(body);
  return await new Response(body.pipeThrough(new DecompressionStream("gzip"))).json();
}
