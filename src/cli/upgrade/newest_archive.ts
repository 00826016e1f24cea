import { RunError } from "../../app/run_error.ts";
import type { BuildTarget } from "./build_target.ts";
import { findArchive, type PublishedArchive } from "./checksums.ts";
import { downloadText } from "./download.ts";

/**
 * Asks the release host for the newest release. The archive's URL names that release, so that a release that appears in
 * between changes nothing.
 *
 * @throws {RunError} the host can't be reached, or the release has no program for this kind of machine
 */
export async function findNewestArchive(releases: string, target: BuildTarget): Promise<DownloadableArchive> {
  const url = `${releases}/latest/download/SHA256SUMS`;
  const archive = findArchive(await downloadText(url), target);
  if (archive === null) throw new RunError(`the newest release has no program for ${target}: ${url} lists no archive`);
  return { ...archive, url: `${releases}/download/v${archive.version}/${archive.name}` };
}

/** An archive of a release, and where it is. */
export interface DownloadableArchive extends PublishedArchive {
  readonly url: string;
}
