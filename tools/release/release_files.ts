import { join, resolve } from "node:path";
import { archiveNames, BUILD_TARGETS, type BuildTarget } from "../../src/cli/upgrade/build_target.ts";
import { rootFolder } from "./project.ts";

/**
 * The path of the program for one kind of machine.
 *
 * @param folder the value of `--output` of the task `release:compile`; `dist` by default
 */
export function binaryPath(folder: string | undefined, target: BuildTarget): string {
  const name = target.startsWith("windows-") ? "consumer.exe" : "consumer";
  return join(resolve(folder ?? join(rootFolder, "dist")), target, name);
}

/**
 * The folder of the files that a release publishes.
 *
 * @param folder the value of a tool's argument; `dist/release` by default
 */
export function releaseFolder(folder: string | undefined): string {
  return resolve(folder ?? join(rootFolder, "dist", "release"));
}

/** The name of the bill of materials. */
export function sbomName(version: string): string {
  return `consumer-${version}.cdx.json`;
}

/** The names of all files that a release has, in their order. */
export function listReleaseFiles(version: string): readonly string[] {
  const archives = BUILD_TARGETS.map((target) => archiveNames(version, target).archive);
  return [...archives, ...INSTALLERS, sbomName(version), CHECKSUMS].sort();
}

/** The installers, which lie in the root of the repository. */
export const INSTALLERS = ["install.ps1", "install.sh"];

/** The name of the file with the checksums. */
export const CHECKSUMS = "SHA256SUMS";
