/** Lists the files of the repository that the npm package contains, and their paths in it. */
export async function listCopies(): Promise<readonly Copy[]> {
  const copies: Copy[] = Object.entries(RENAMED).map(([to, from]) => ({ from: new URL(from, ROOT), to }));
  for (const [folder, suffix] of FOLDERS) {
    for await (const { name } of Deno.readDir(new URL(folder, ROOT))) {
      if (name.endsWith(suffix)) copies.push({ from: new URL(`${folder}${name}`, ROOT), to: `${folder}${name}` });
    }
  }
  return copies;
}

/** A file to copy. */
export interface Copy {
  readonly from: URL;
  /** The path in the package. */
  readonly to: string;
}

const ROOT = new URL("../../../", import.meta.url);

/** Files by their path in the package. tools/release/npm/layout.ts names some of them. */
const RENAMED: Readonly<Record<string, string>> = {
  "README.md": "README.md",
  "CHANGELOG.md": "CHANGELOG.md",
  "LICENSE": "LICENSE",
  "bin/consumer.cjs": "tools/release/npm/consumer.cjs",
  "config.example.jsonc": "config.example.jsonc",
  "config.schema.json": "config.schema.json",
  "templates/config.jsonc": "src/init/templates/config.jsonc",
  "templates/my_strategy.ts": "src/init/templates/my_strategy.ts",
  "types/consumer.d.ts": "src/init/templates/consumer.d.ts.txt",
};

/** Folders that keep their path, and which of their files are copied. */
const FOLDERS: readonly (readonly [folder: string, suffix: string])[] = [
  ["docs/", ".md"],
  ["examples/strategies/", ".ts"],
];
