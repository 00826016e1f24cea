import { assert, assertEquals } from "../support/assert.ts";

const root = new URL("../../", import.meta.url);
const document = await Deno.readTextFile(new URL("docs/DEPENDENCIES.md", root));

Deno.test("docs/DEPENDENCIES.md has a line for each package that deno.json names, and no others", async () => {
  const { imports }: { readonly imports: Readonly<Record<string, string>> } = JSON.parse(
    await Deno.readTextFile(new URL("deno.json", root)),
  );
  const named = Object.values(imports).flatMap((target) => /^npm:(@?[^@]+)@/.exec(target)?.[1] ?? []);
  const [first = ""] = document.split("Others are fetched");
  const listed = [...first.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name);
  assertEquals(listed, [...new Set(named)].sort());
});

Deno.test("docs/DEPENDENCIES.md counts the entries that a move to JSR changes", async () => {
  const config = await Deno.readTextFile(new URL("deno.json", root));
  const entries = [...config.matchAll(/^ +"@std\//gm)].length;
  const words = ["five", "six", "seven", "eight", "nine", "ten"];
  assert(document.includes(`the ${words[entries - 5]} \`@std/...\` entries`), `deno.json has ${entries} entries`);
});
