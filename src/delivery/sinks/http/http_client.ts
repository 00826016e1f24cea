import { SinkConfigError } from "../sink_config_error.ts";

/**
 * A client for `fetch` that also trusts the authority in a PEM file, to be closed in the end.
 *
 * @param caFile path of the file; undefined: there is none, and the usual client does.
 * @throws {SinkConfigError} it can't be read or holds no certificate
 */
export function openHttpClient(caFile: string | undefined): Deno.HttpClient | undefined {
  if (caFile === undefined) return undefined;
  try {
    const pem = Deno.readTextFileSync(caFile);
    if (!pem.includes("-----BEGIN CERTIFICATE-----")) throw new Error("it holds no PEM certificate");
    return Deno.createHttpClient({ caCerts: [pem] });
  } catch (error) {
    throw new SinkConfigError(`ca_file can't be used: ${caFile}: ${whyOf(error)}`, { cause: error });
  }
}

function whyOf(error: unknown): string {
  if (error instanceof Deno.errors.NotFound) return "no such file";
  if (error instanceof Deno.errors.PermissionDenied) return "no permission to read it";
  return error instanceof Error ? error.message : String(error);
}
