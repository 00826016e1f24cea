import { assertEquals } from "../support/assert.ts";
import { chapter, readDocument } from "./documents.ts";

const ROOT = new URL("../../", import.meta.url);
const ARCHITECTURE = await readDocument("docs/ARCHITECTURE.md");

/** Returns the paths that a text names in code, without those that contain a placeholder such as KIND. */
function listPaths(text: string): readonly string[] {
  const codes = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
  return codes.filter((code) => /^[a-z_*]+(?:\/[a-z_*]+)+(?:\.ts|\.py)?$/.test(code) && !code.includes("*"));
}

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(new URL(path, ROOT)).then(() => true, () => false);
}

Deno.test("every path that ARCHITECTURE.md names exists", async () => {
  const paths = listPaths(ARCHITECTURE);
  const missing: string[] = [];
  for (const path of paths) if (!await exists(`src/${path}`) && !await exists(path)) missing.push(path);
  assertEquals(missing, []);
});

Deno.test("ARCHITECTURE.md describes every folder of src", async () => {
  const table = chapter("## Folders", ARCHITECTURE).filter((line) => line.startsWith("|")).join("\n");
  const entries = await Array.fromAsync(Deno.readDir(new URL("src/", ROOT)));
  const undescribed = entries.map(({ name }) => name).filter((name) => !new RegExp(`\`${name}[\`/]`).test(table));
  assertEquals(undescribed, []);
});
