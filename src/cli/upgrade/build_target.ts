/**
 * Names the kind of machine as files of a release do. Null: no release has a program for it.
 *
 * @param os,arch names as in `Deno.build`
 * @example
 * ```ts
 * import { buildTarget } from "./build_target.ts";
 * if (buildTarget("darwin", "aarch64") !== "macos-arm64") throw new Error("wrong target");
 * ```
 */
export function buildTarget(os: string, arch: string): BuildTarget | null {
  const name = `${SYSTEMS[os]}-${PROCESSORS[arch]}`;
  return BUILD_TARGETS.find((target) => target === name) ?? null;
}

/** The kinds of machines that a release has programs for. */
export const BUILD_TARGETS = ["linux-x64", "linux-arm64", "macos-x64", "macos-arm64", "windows-x64"] as const;

/** One of {@linkcode BUILD_TARGETS}. */
export type BuildTarget = typeof BUILD_TARGETS[number];

/**
 * The names of an archive of a release, of the folder inside, and of the program in that.
 *
 * @example
 * ```ts
 * import { archiveNames } from "./build_target.ts";
 * const { archive, program } = archiveNames("1.2.3", "windows-x64");
 * if (archive !== "consumer-1.2.3-windows-x64.zip") throw new Error(archive);
 * if (program !== "consumer-1.2.3-windows-x64/consumer.exe") throw new Error(program);
 * ```
 */
export function archiveNames(version: string, target: BuildTarget): ArchiveNames {
  const folder = `consumer-${version}-${target}`;
  const isWindows = target.startsWith("windows-");
  return {
    folder,
    archive: `${folder}${isWindows ? ".zip" : ".tar.gz"}`,
    program: `${folder}/consumer${isWindows ? ".exe" : ""}`,
  };
}

/** See {@linkcode archiveNames}. */
export interface ArchiveNames {
  readonly folder: string;
  readonly archive: string;
  /** The program's path in the archive. */
  readonly program: string;
}

const SYSTEMS: Readonly<Record<string, string>> = { linux: "linux", darwin: "macos", windows: "windows" };
const PROCESSORS: Readonly<Record<string, string>> = { x86_64: "x64", aarch64: "arm64" };
