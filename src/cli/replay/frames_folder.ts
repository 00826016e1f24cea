import type { FrameCsv } from "../../engine/host/engine_thread.ts";
import { RunError } from "../../app/run_error.ts";

/**
 * Makes the folder of `replay --frames`: before the replay, whose work would be in vain without it.
 *
 * @throws {RunError} it can't be made
 */
export async function makeFramesFolder(path: string): Promise<void> {
  try {
    await Deno.mkdir(path, { recursive: true });
  } catch (error) {
    throw new RunError(`--frames ${path}: the folder can't be made: ${reason(error)}`);
  }
}

/**
 * Writes dataframes as CSV files: one strategy's stand in the folder itself, those of several in a folder each.
 *
 * @throws {RunError} one can't be written
 */
export async function writeFrames(folder: string, frames: readonly FrameCsv[]): Promise<void> {
  const several = new Set(frames.map(({ strategy }) => strategy)).size > 1;
  for (const { strategy, pair, csv } of frames) {
    const own = several ? `${folder}/${strategy}` : folder;
    const path = `${own}/${pair.replaceAll(/[/:]/g, "_")}.csv`;
    try {
      if (several) await Deno.mkdir(own, { recursive: true });
      await Deno.writeTextFile(path, csv);
    } catch (error) {
      throw new RunError(`${path} can't be written: ${reason(error)}`);
    }
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
