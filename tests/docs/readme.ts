/** README.md as tests read it. */
export const README = await readDocument("README.md");

/** A document of the repository. */
export function readDocument(path: string): Promise<string> {
  return Deno.readTextFile(new URL(`../../${path}`, import.meta.url));
}

/** The strategies in README.md: its blocks of TypeScript that export a class. */
export function strategyBlocks(): readonly string[] {
  return [...README.matchAll(/^```ts\n([^]*?)^```$/gm)]
    .map((match) => match[1] ?? "")
    .filter((block) => block.includes("export default class"));
}

/** The lines below a heading, up to the next heading of the same rank or a higher one. */
export function chapter(heading: string, text: string = README): readonly string[] {
  const lines = text.split("\n");
  const start = lines.indexOf(heading);
  if (start < 0) throw new Error(`there is no heading "${heading}"`);
  const rank = heading.indexOf(" ");
  const length = lines.slice(start + 1).findIndex((line) => /^#+ /.test(line) && line.indexOf(" ") <= rank);
  return lines.slice(start + 1, length < 0 ? undefined : start + 1 + length);
}

/** The cells of the rows of every table in these lines, headings included. */
export function tableRows(lines: readonly string[]): readonly (readonly string[])[] {
  const rows = lines.filter((line) => line.startsWith("|") && !/^\|[-\s|]+$/.test(line));
  return rows.map((row) => row.split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim()));
}

/** The first piece of code in a cell; null when there is none. */
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
