import { RunError } from "../../app/run_error.ts";
import { isAlreadyExists, isNotFound } from "../../platform/errors.ts";
import { type OpenFile, openFileSync, statFileSync } from "../../platform/files.ts";
import { recordingPartPath } from "../../recording/recording_writer.ts";
import { errorText } from "../../text/error_text.ts";

/**
 * Creates a file of a recording.
 *
 * @throws {RunError} the file exists, or can't be created
 */
export function createFile(path: string): OpenFile {
  try {
    return openFileSync(path, { createNew: true, write: true });
  } catch (error) {
    if (isAlreadyExists(error)) throw alreadyExists(path);
    if (isNotFound(error)) throw new RunError(`${path}: its folder does not exist`);
    throw describeWriteError(path, error);
  }
}

/**
 * Rejects the parts of an older recording. The recorder would find them too late, and a replay would read them as parts
 * of the new recording.
 *
 * @throws {RunError} the file of the second part exists
 */
export function rejectOldParts(path: string): void {
  const second = recordingPartPath(path, 1);
  try {
    statFileSync(second);
  } catch {
    return; // a problem with the folder is reported when the first file is created
  }
  throw alreadyExists(second);
}

/** Returns the error that reports a failed write. */
export function describeWriteError(path: string, error: unknown): RunError {
  return new RunError(`${path} can't be written: ${errorText(error)}`);
}

function alreadyExists(path: string): RunError {
  return new RunError(`${path} exists already: choose another file, or remove it`);
}
