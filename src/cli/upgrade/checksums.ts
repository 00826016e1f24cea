import { archiveNames, type BuildTarget } from "./build_target.ts";

/**
 * Finds the archive for a kind of machine in the text of a `SHA256SUMS`, which also names the release's version. Null: the
 * release has no program for that machine.
 *
 * @example
 * ```ts
 * import { findArchive } from "./checksums.ts";
 * const sums = `${"0a".repeat(32)}  consumer-1.2.3-linux-x64.tar.gz\n`;
 * if (findArchive(sums, "linux-x64")?.version !== "1.2.3") throw new Error("wrong version");
 * ```
 */
export function findArchive(sums: string, target: BuildTarget): PublishedArchive | null {
  for (const line of sums.split(/\r?\n/)) {
    const [, sha256, name = ""] = /^([0-9a-f]{64}) [ *](\S+)$/.exec(line) ?? [];
    const [, version] =
      /^consumer-(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+?)?)-[a-z]+-[a-z0-9]+\.(?:tar\.gz|zip)$/.exec(name) ?? [];
    if (sha256 === undefined || version === undefined) continue;
    const { archive, program } = archiveNames(version, target);
    if (archive === name) return { version, name, sha256, program };
  }
  return null;
}

/** An archive of a release. */
export interface PublishedArchive {
  readonly version: string;
  /** The archive's file name. */
  readonly name: string;
  /** The archive's checksum, in hexadecimal. */
  readonly sha256: string;
  /** The program's path in the archive. */
  readonly program: string;
}
