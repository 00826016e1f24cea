import { RunError } from "../../app/run_error.ts";
import type { FrameCsv } from "../../engine/host/engine_thread.ts";
import { makeFolder, writeTextFile } from "../../platform/files.ts";
import { errorText } from "../../text/error_text.ts";
import { FileNames } from "../../text/file_name.ts";

/**
 * Writes dataframes as CSV files. With several strategies each has a folder of its own. Producers name the pairs, and
 * strategies themselves, so no name leads out of the folder.
 *
 * @throws {RunError} a file can't be written
 */
export async function writeFrames(folder: string, frames: readonly FrameCsv[]): Promise<void> {
  const byStrategy = Map.groupBy(frames, ({ strategy }) => strategy);
  const folders = new FileNames("");
  for (const [strategy, ofStrategy] of byStrategy) {
    await writeFolder(byStrategy.size > 1 ? `${folder}/${folders.of(strategy)}` : folder, ofStrategy);
  }
}

async function writeFolder(folder: string, frames: readonly FrameCsv[]): Promise<void> {
  const files = new FileNames(".csv");
  for (const { pair, csv } of frames) {
    const path = `${folder}/${files.of(pair)}`;
    try {
      await makeFolder(folder);
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
