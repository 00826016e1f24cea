import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { RunError } from "../../app/run_error.ts";
import {
  changeModeSync,
  makeUniqueFolderSync,
  openFile,
  readFile,
  realPath,
  removeSync,
  statFileSync,
} from "../../platform/files.ts";
import { runProgram } from "../../platform/run_program.ts";
import { errorText } from "../../text/error_text.ts";
import { download } from "./download.ts";
import type { DownloadableArchive } from "./newest_archive.ts";
import { replaceFile } from "./replace_file.ts";
import { unpackTarGz } from "./unpack_tar_gz.ts";
import { unpackZip } from "./unpack_zip.ts";

/**
 * Replaces a program by the one in an archive: downloads the archive into a folder beside the program, verifies its
 * checksum, tries the new program, and renames it. The folder is removed in any case.
 *
 * @returns the path of the program, with links resolved
 * @throws {RunError} something failed; the program is unchanged
 */
export async function upgradeBinary({ path, archive, isWindows }: BinaryUpgrade): Promise<string> {
  const program = await realPath(path);
  const folder = makeFolderBeside(program);
  try {
    const packed = join(folder, "archive");
    await fetchVerified(archive, packed);
    const unpacked = join(folder, isWindows ? "consumer.exe" : "consumer");
    await unpackProgram(archive, packed, unpacked);
    changeModeSync(unpacked, (statFileSync(program).mode ?? 0) | EXECUTABLE);
    await tryProgram(unpacked, archive.version);
    replaceFile(program, unpacked, isWindows);
    return program;
  } catch (error) {
    throw error instanceof RunError ? error : new RunError(
      `${program} can't be replaced, so nothing was changed: ${errorText(error)}`,
      { cause: error },
    );
  } finally {
    removeSync(folder);
  }
}

/** What to replace by what. */
export interface BinaryUpgrade {
  /** The installed program, or a link to it. */
  readonly path: string;
  readonly archive: DownloadableArchive;
  readonly isWindows: boolean;
}

/** On the same disk as the program, so that a rename replaces it in one step. */
function makeFolderBeside(program: string): string {
  const parent = dirname(program);
  try {
    return makeUniqueFolderSync(parent, ".consumer-upgrade-");
  } catch (error) {
    throw new RunError(
      `${parent} can't be written: ${errorText(error)}. Run consumer upgrade as the user who owns that folder`,
      { cause: error },
    );
  }
}

async function fetchVerified({ url, sha256 }: DownloadableArchive, path: string): Promise<void> {
  const hash = createHash("sha256");
  await writeNewFile(path, (write) =>
    download(url, MAX_ARCHIVE_BYTES, async (bytes) => {
      hash.update(bytes);
      await write(bytes);
    }));
  const received = hash.digest("hex");
  if (received === sha256) return;
  throw new RunError(
    `${url} is not the published file, and was removed: its SHA-256 is ${received}, SHA256SUMS has ${sha256}.\n` +
      "Try again. If this repeats, somebody may have replaced the file: report it to the project.",
  );
}

async function unpackProgram({ name, program }: DownloadableArchive, from: string, to: string): Promise<void> {
  await writeNewFile(to, async (write) => {
    if (name.endsWith(".zip")) return await write(unpackZip(await readFile(from), program));
    await unpackTarGz((await openFile(from)).readable, program, write);
  });
}

/** Creates a file, and writes to it what `fill` sends. */
async function writeNewFile(path: string, fill: (write: Write) => Promise<void>): Promise<void> {
  const writer = (await openFile(path, { write: true, createNew: true })).writable.getWriter();
  try {
    await fill((bytes) => writer.write(bytes));
  } finally {
    await writer.close();
  }
}

type Write = (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;

/** Finds out here, and not at the next start, that a program does not run on this system. */
async function tryProgram(path: string, version: string): Promise<void> {
  const { success, stdout, stderr } = await runProgram(path, ["--version"], { timeoutMs: MAX_TRIAL_MS });
  if (success && stdout.trim() === `consumer ${version}`) return;
  const answer = `${stdout}${stderr}`.trim();
  throw new RunError(`the new program does not run on this system, so nothing was changed: ${answer}`);
}

/** A program is about 100 MB. */
const MAX_ARCHIVE_BYTES = 1 << 30;
const MAX_TRIAL_MS = 60_000;
/** Everybody may run it, as what install.sh installs. */
const EXECUTABLE = 0o755;
