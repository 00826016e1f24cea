import { assert, assertEquals } from "../support/assert.ts";
import { listDocuments, readDocument } from "./documents.ts";

const ROOT = new URL("../../", import.meta.url);

/** Returns the names of a document's headings in links: `## How it's built` is `how-its-built`. */
function listAnchors(text: string): readonly string[] {
  return withoutCode(text).split("\n").filter((line) => /^#+ /.test(line)).map((heading) =>
    heading.replace(/^#+ /, "").toLowerCase().replaceAll(/[^\p{L}\p{N}_ -]/gu, "").replaceAll(" ", "-")
  );
}

/** Returns the targets of a document's links, inline and by reference, that lead to files of the repository. */
function listLinks(text: string): readonly string[] {
  const inline = text.matchAll(/\]\(((?!https?:)[^)\s]+)\)/g);
  const references = text.matchAll(/^\[[^\]]+\]: ((?!https?:)\S+)$/gm);
  return [...inline, ...references].map(([, target = ""]) => target);
}

function withoutCode(text: string): string {
  return text.replaceAll(/^```[^]*?^```$/gm, "");
}

for (const document of await listDocuments()) {
  Deno.test(`the links of ${document} lead to files of the repository, and to headings in them`, async () => {
    const base = new URL(document, ROOT);
    for (const link of listLinks(withoutCode(await readDocument(document)))) {
      const target = new URL(link, base);
      const { pathname, hash } = target;
      const isFile = await Deno.stat(target).then(() => true, () => false);
      assert(isFile, `${link}: the file does not exist`);
      if (hash === "" || !pathname.endsWith(".md")) continue;
      const anchors = listAnchors(await Deno.readTextFile(new URL(pathname, base)));
      assert(anchors.includes(decodeURIComponent(hash.slice(1))), `${link}: there are ${anchors.join(", ")}`);
    }
  });

  Deno.test(`${document} has no two headings with the same anchor`, async () => {
    const anchors = listAnchors(await readDocument(document));
    assertEquals(anchors.filter((anchor, i) => anchors.indexOf(anchor) !== i), []);
  });
}
