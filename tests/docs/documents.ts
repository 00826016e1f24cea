const ROOT = new URL("../../", import.meta.url);

/** The text of README.md. */
export const README = await readDocument("README.md");

/** Reads a document; the path starts at the repository's root. */
export function readDocument(path: string): Promise<string> {
  return Deno.readTextFile(new URL(path, ROOT));
}

/** Returns the paths of the documents at the root and in docs, README.md first. It leaves out CHANGELOG.md. */
export async function listDocuments(): Promise<readonly string[]> {
  const others = (await listMarkdown("")).filter((path) => path !== "README.md" && path !== "CHANGELOG.md");
  return ["README.md", ...others, ...await listMarkdown("docs/")];
}

/** Returns the paths of the files in Markdown in a folder, sorted. */
async function listMarkdown(folder: string): Promise<readonly string[]> {
  const files = await Array.fromAsync(Deno.readDir(new URL(`./${folder}`, ROOT)));
  return files.map(({ name }) => folder + name).filter((path) => path.endsWith(".md")).sort();
}

/** Returns a document's strategies: its blocks of TypeScript that export a class. */
export function strategyBlocks(text: string): readonly string[] {
  return [...text.matchAll(/^```ts\n([^]*?)^```$/gm)]
    .map((match) => match[1] ?? "")
    .filter((block) => block.includes("export default class"));
}

/** Returns the lines below a heading, up to the next heading of the same rank or a higher one. */
export function chapter(heading: string, text: string = README): readonly string[] {
  const lines = text.split("\n");
  const start = lines.indexOf(heading);
  if (start < 0) throw new Error(`there is no heading "${heading}"`);
  const rank = heading.indexOf(" ");
  const length = lines.slice(start + 1).findIndex((line) => /^#+ /.test(line) && line.indexOf(" ") <= rank);
  return lines.slice(start + 1, length < 0 ? undefined : start + 1 + length);
}

/** Returns the cells of the rows of every table in these lines, headings included. */
export function tableRows(lines: readonly string[]): readonly (readonly string[])[] {
  const rows = lines.filter((line) => line.startsWith("|") && !/^\|[-\s|]+$/.test(line));
  return rows.map((row) => row.split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim()));
}

/** Returns the first piece of code in a cell, or null. */
export function codeOf(cell: string | undefined): string | null {
  return /^`([^`]+)`/.exec(cell ?? "")?.[1] ?? null;
}

/** Imports a module from its text, as the engine imports a strategy: from a file outside of the tree. */
export async function importText(text: string): Promise<{ readonly [name: string]: unknown }> {
  const folder = await Deno.makeTempDir({ prefix: "readme-" });
  try {
    await Deno.writeTextFile(`${folder}/module.ts`, text);
    return await import(`file://${folder}/module.ts`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
