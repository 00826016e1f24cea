import { errorText } from "../text/error_text.ts";
import { isNotFound, isPermissionDenied } from "./errors.ts";

/** A client for `fetch` and `WebSocket` that trusts an authority of its own. It must be closed. */
export type HttpClient = Deno.HttpClient;

/** A `ca_file` can't be used. The message names the file and says why. */
export class CaFileError extends Error {
  override readonly name = "CaFileError";
}

/**
 * Opens a client that trusts the authority in a PEM file, beside those of the system.
 *
 * @throws {CaFileError} the file can't be read, or holds no certificate
 */
export function openHttpClient(caFile: string): HttpClient {
  const caCerts = [readCaFile(caFile)];
  try {
    return Deno.createHttpClient({ caCerts });
  } catch (error) {
    throw new CaFileError(`${caFile}: ${reasonOf(error)}`, { cause: error });
  }
}

/**
 * Reads a PEM file of certificate authorities.
 *
 * @throws {CaFileError} the file can't be read, or holds no certificate
 */
export function readCaFile(caFile: string): string {
  try {
    const pem = Deno.readTextFileSync(caFile);
    if (!pem.includes("-----BEGIN CERTIFICATE-----")) throw new Error("it holds no PEM certificate");
    return pem;
  } catch (error) {
    throw new CaFileError(`${caFile}: ${reasonOf(error)}`, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  if (isNotFound(error)) return "no such file";
  if (isPermissionDenied(error)) return "no permission to read it";
  return errorText(error);
}
