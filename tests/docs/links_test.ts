import { assert } from "../support/assert.ts";
import { readDocument } from "./readme.ts";

const ROOT = new URL("../../", import.meta.url);

async function documents(): Promise<readonly string[]> {
  const files = await Array.fromAsync(Deno.readDir(new URL("docs/", ROOT)));
  return ["README.md", ...files.map(({ name }) => `docs/${name}`).filter((path) => path.endsWith(".md"))];
}

/** What a heading is called in links: `## How it's built` is `how-its-built`. */
function anchorsOf(text: string): readonly string[] {
  return text.split("\n").filter((line) => /^#+ /.test(line)).map((heading) =>
    heading.replace(/^#+ /, "").toLowerCase().replaceAll(/[^\p{L}\p{N}_ -]/gu, "").replaceAll(" ", "-")
  );
}

for (const document of await documents()) {
  Deno.test(`${document}'s links inside of the repository lead to a file, and to a heading of it`, async () => {
    const links = [...(await readDocument(document)).matchAll(/\]\(((?!https?:)[^)\s]+)\)/g)].map((match) => match[1]);
    for (const link of links) {
      const target = new URL(link ?? "", new URL(document, ROOT));
      await Deno.stat(new URL(target.pathname, ROOT));
      if (target.hash === "" || !target.pathname.endsWith(".md")) continue;
      const anchors = anchorsOf(await Deno.readTextFile(new URL(target.pathname, ROOT)));
      assert(anchors.includes(target.hash.slice(1)), `${link}: there are ${anchors.join(", ")}`);
    }
  });
}
