import { CaFileError, type HttpClient, openHttpClient } from "../../../platform/http_client.ts";
import { SinkConfigError } from "../sink_config_error.ts";

/**
 * Opens the HTTP client of a sink, which also trusts the authority in a PEM file.
 *
 * @param caFile path of the file. Without one it returns undefined: `fetch` then uses its default client
 * @throws {SinkConfigError} the file can't be read, or holds no certificate
 */
export function openSinkClient(caFile: string | undefined): HttpClient | undefined {
  if (caFile === undefined) return undefined;
  try {
    return openHttpClient(caFile);
  } catch (error) {
    if (!(error instanceof CaFileError)) throw error;
    throw new SinkConfigError(`ca_file can't be used: ${error.message}`, { cause: error });
  }
}
