import type { BundledPackage } from "./bundle.ts";

/**
 * Formats the licenses of the packages whose code the bundles contain. The licenses require that their text goes along.
 *
 * @throws {Error} a package has no license file, and is not listed in `WITHOUT_FILE`
 */
export async function formatNotices(packages: readonly BundledPackage[]): Promise<string> {
  const chapters = await Promise.all(packages.map(async (found) => {
    const { license }: { readonly license: string } = JSON.parse(
      await Deno.readTextFile(`${found.folder}/package.json`),
    );
    return `${RULE}\n${found.name} ${found.version} (${license})\n${RULE}\n\n${(await readLicense(found)).trim()}\n`;
  }));
  return [HEAD, ...chapters].join("\n");
}

const HEAD = `The modules in the folder lib contain code of these packages.\n`;
const RULE = "-".repeat(80);

/** The copyright lines of packages without a license file. Each of them has the terms of LICENSE. */
const WITHOUT_FILE: Readonly<Record<string, string>> = {
  "deno-std": "Copyright 2018-2026 the Deno authors. MIT license.",
};

async function readLicense({ name, folder }: BundledPackage): Promise<string> {
  for await (const entry of Deno.readDir(folder)) {
    if (/^licen[cs]e\b/i.test(entry.name)) return await Deno.readTextFile(`${folder}/${entry.name}`);
  }
  const copyright = WITHOUT_FILE[name];
  if (copyright === undefined) throw new Error(`${name} has no license file: add its copyright line to WITHOUT_FILE`);
  return `${copyright} The terms are those in the file LICENSE.`;
}
