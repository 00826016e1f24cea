import { readFile } from "../platform/files.ts";
import { readStandardInput } from "../platform/process.ts";
import { ConfigReadError } from "./config_read_error.ts";
import { decodeConfig } from "./decode_config.ts";

/**
 * Reads a config file, or standard input for the name `-`.
 *
 * @throws {ConfigReadError} it is not encoded in UTF-8
 */
export async function readConfigFile(path: string): Promise<string> {
  return decodeConfig(path === "-" ? await readStandardInput() : await readFile(path));
}

/**
 * Rejects a text that is larger than any config.
 *
 * @throws {ConfigReadError} it is larger
 */
export function requireConfigSize(text: string): void {
  if (text.length <= MAX_CONFIG_LENGTH) return;
  throw new ConfigReadError(
    `it has ${(text.length / 1e6).toFixed(1)} MB, and a config may have ${MAX_CONFIG_LENGTH / 1e6} MB`,
    "check that it is the right file",
  );
}

/** In characters. Only a wrong file is larger, and its check would take long. */
const MAX_CONFIG_LENGTH = 4_000_000;
