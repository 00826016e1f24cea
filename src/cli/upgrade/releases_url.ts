import { RunError } from "../../app/run_error.ts";

/**
 * The address of the project's releases. The repository has no owner yet: `REPOSITORY_OWNER`, which no account can be
 * named, stands for it, and nothing is downloaded from that address. install.sh and install.ps1 repeat it; tests compare them.
 */
export const DEFAULT_RELEASES_URL = "https://github.com/REPOSITORY_OWNER/consumer/releases";

/**
 * Returns the address to download releases from, without a slash at its end: a mirror that the user has named, or the
 * project's own.
 *
 * @param mirror the environment variable `CONSUMER_RELEASES_URL`
 * @throws {RunError} there is no release yet, or the address of the mirror does not use TLS
 * @example
 * ```ts
 * import { readReleasesUrl } from "./releases_url.ts";
 * const url = readReleasesUrl("https://mirror.example/consumer/");
 * if (url !== "https://mirror.example/consumer") throw new Error(url);
 * ```
 */
export function readReleasesUrl(mirror: string | undefined): string {
  const url = (mirror === undefined || mirror === "" ? DEFAULT_RELEASES_URL : mirror).replace(/\/$/, "");
  if (url.includes("REPOSITORY_OWNER")) {
    throw new RunError(
      `no release of consumer is published yet: set ${MIRROR_VARIABLE} to a server that has releases`,
    );
  }
  if (!isSafeDownloadUrl(url)) throw new RunError(`${MIRROR_VARIABLE} is not an https:// address: ${url}`);
  return url;
}

/** The environment variable that names a mirror. */
export const MIRROR_VARIABLE = "CONSUMER_RELEASES_URL";

/** Reports whether nobody on the way can change what this URL answers: it uses TLS, or stays on this machine. */
export function isSafeDownloadUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.username !== "" || url.password !== "") return false;
  return url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.includes(url.hostname));
}

const LOOPBACK: readonly string[] = ["127.0.0.1", "localhost", "[::1]"];
