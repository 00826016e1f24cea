import { isNotCapable } from "../../platform/errors.ts";
import { CaFileError } from "../../platform/http_client.ts";
import { errorText } from "../../text/error_text.ts";
import type { TransportEnd } from "../transport.ts";

/** Turns what a dial or a connection has thrown into the end of the connection. */
export function describeEnd(error: unknown): TransportEnd {
  if (error instanceof CaFileError) return { kind: "bad_ca_file", detail: error.message };
  if (isNotCapable(error)) return { kind: "not_permitted", detail: errorText(error) };
  return { kind: "failed", detail: errorText(error) };
}
