import { EXIT_CODE } from "../../app/exit_code.ts";
import { RunError } from "../../app/run_error.ts";
import { buildOf, executablePath, INSTALL_VARIABLE, isCompiled, readEnvironment } from "../../platform/process.ts";
import { writeStderr } from "../../terminal/stderr.ts";
import { writeStdout } from "../../terminal/stdout.ts";
import { version } from "../version.ts";
import { buildTarget } from "./build_target.ts";
import { compareVersions } from "./compare_versions.ts";
import { adviseUpgrade, findInstall } from "./find_install.ts";
import { findNewestArchive } from "./newest_archive.ts";
import { MIRROR_VARIABLE, readReleasesUrl } from "./releases_url.ts";
import { upgradeBinary } from "./upgrade_binary.ts";

/** Replaces the program by the newest release, or reports whether there is one. */
export async function upgrade({ options: { check } }: UpgradeInput): Promise<number> {
  const environment = readEnvironment();
  const marker = environment[INSTALL_VARIABLE];
  const advice = adviseUpgrade(findInstall({ isCompiled, moduleUrl: import.meta.url, marker }));
  if (advice !== null) {
    writeStderr(`consumer: ${advice}\n`);
    return EXIT_CODE.invalidInput;
  }
  const target = buildTarget(buildOf.os, buildOf.arch);
  if (target === null) throw new RunError(`no release has a program for ${buildOf.os} on ${buildOf.arch}`);
  const releases = readReleasesUrl(environment[MIRROR_VARIABLE]);
  const newest = await findNewestArchive(releases, target);
  if (compareVersions(newest.version, version) <= 0) {
    writeStdout(`consumer ${version} is the newest version\n`);
    return EXIT_CODE.success;
  }
  if (check) {
    writeStdout(`consumer ${newest.version} is available, and this is ${version}. To install it: consumer upgrade\n`);
    return EXIT_CODE.upgradeAvailable;
  }
  writeStderr(`Downloading consumer ${newest.version} for ${target} ...\n`);
  const path = await upgradeBinary({ path: executablePath(), archive: newest, isWindows: target === "windows-x64" });
  writeStdout(
    `consumer ${newest.version} is installed: ${path}\n` +
      `It replaces ${version}. Restart running instances of consumer to use it.\n`,
  );
  return EXIT_CODE.success;
}

interface UpgradeInput {
  readonly options: { readonly check: boolean };
}
