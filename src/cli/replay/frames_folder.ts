import { RunError } from "../../app/run_error.ts";
import type { FrameCsv } from "../../engine/host/engine_thread.ts";
import { makeFolder, writeTextFile } from "../../platform/files.ts";
import { errorText } from "../../text/error_text.ts";

/**
 * Writes dataframes as CSV files. With several strategies each has a folder of its own.
 *
 * @throws {RunError} a file can't be written
 */
export async function writeFrames(folder: string, frames: readonly FrameCsv[]): Promise<void> {
  const hasSeveral = new Set(frames.map(({ strategy }) => strategy)).size > 1;
  for (const { strategy, pair, csv } of frames) {
    const ownFolder = hasSeveral ? `${folder}/${strategy}` : folder;
    const path = `${ownFolder}/${pair.replaceAll(/[/:]/g, "_")}.csv`;
    try {
      if (hasSeveral) await makeFolder(ownFolder);
      await writeTextFile(path, csv);
    } catch (error) {
      throw new RunError(`${path} can't be written: ${errorText(error)}`);
    }
  }
}

/**
 * Makes the folder of `--frames`. To be called before the replay, so that a wrong path is reported first.
 *
 * @throws {RunError} the folder can't be made
 */
export async function makeFramesFolder(path: string): Promise<void> {
  try {
    await makeFolder(path);
  } catch (error) {
    throw new RunError(`--frames ${path}: the folder can't be made: ${errorText(error)}`);
  }
}
