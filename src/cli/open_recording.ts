import { RunError } from "./run_error.ts";

/**
 * The bytes of a recording.
 *
 * @throws {RunError} there is no such file, or it can't be read
 */
export async function openRecording(path: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  try {
    const file = await Deno.open(path);
    if (!(await file.stat()).isDirectory) return file.readable;
    file.close();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) throw new RunError(`${path}: there is no such file`);
    throw new RunError(`${path} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new RunError(`${path} is a folder: name a recording, as "consumer record" writes it`);
}
