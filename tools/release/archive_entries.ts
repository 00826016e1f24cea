import { join } from "node:path";
import { COMMANDS } from "../../src/cli/commands.ts";
import { completionScript } from "../../src/cli/completions/completions.ts";
import type { ArchiveNames } from "../../src/cli/upgrade/build_target.ts";
import { makeManPage } from "./man_page.ts";
import { rootFolder } from "./project.ts";
import type { ArchiveEntry } from "./tar.ts";

/** Lists the files of a release's archive: the program, and what a user without the repository wants beside it. */
export async function listArchiveEntries(
  { folder, program }: ArchiveNames,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<readonly ArchiveEntry[]> {
  const documents = [...Deno.readDirSync(join(rootFolder, "docs"))].map(({ name }) => `docs/${name}`)
    .filter((path) => path.endsWith(".md")).sort();
  const copied: ArchiveEntry[] = [];
  for (const path of [...FILES, ...documents]) {
    copied.push({
      path: `${folder}/${path}`,
      bytes: await Deno.readFile(join(rootFolder, path)),
      isExecutable: false,
    });
  }
  const manPage: ArchiveEntry = {
    path: `${folder}/man/consumer.1`,
    bytes: new TextEncoder().encode(await makeManPage()),
    isExecutable: false,
  };
  const completions = Object.entries(COMPLETIONS).map(([shell, name]): ArchiveEntry => ({
    path: `${folder}/completions/${name}`,
    bytes: new TextEncoder().encode(completionScript(shell, COMMANDS)),
    isExecutable: false,
  }));
  return [{ path: program, bytes, isExecutable: true }, ...copied, manPage, ...completions];
}

const FILES = [
  "README.md",
  "LICENSE",
  "CHANGELOG.md",
  "CODE_OF_CONDUCT.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "config.example.jsonc",
  "config.schema.json",
  "docs/images/demo.svg",
];

/** Each shell, and the name that its own completions folder expects. */
const COMPLETIONS: Readonly<Record<string, string>> = {
  bash: "consumer",
  zsh: "_consumer",
  fish: "consumer.fish",
  powershell: "consumer.ps1",
};
