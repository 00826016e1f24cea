import { isNotCapable } from "../../../platform/errors.ts";
import { classifyNetworkError } from "../../../platform/network_error.ts";
import { errorText } from "../../../text/error_text.ts";
import { excerptText } from "../../../text/excerpt.ts";

/**
 * Describes what `fetch` threw.
 *
 * The runtime quotes the whole URL, so this repeats only the words that follow it.
 *
 * @param host host and port of the receiver
 */
export function describeNetworkError(error: unknown, host: string): NetworkError {
  const detail = detailOf(error);
  if (isNotCapable(error)) {
    return {
      reason: `no permission to connect to ${host}: start this program with --allow-net for it`,
      reached: false,
    };
  }
  switch (classifyNetworkError(detail)) {
    case "blocked_port":
      return { reason: `${host}: HTTP clients block this port: use another port`, reached: false };
    case "dns":
      return { reason: `${host}: the host name is unknown, or there is no network (DNS error)`, reached: false };
    case "refused":
      return { reason: `${host} refused the connection: no program listens on this port`, reached: false };
    case "untrusted":
      return {
        reason: `${host} sent a TLS certificate that is not trusted (${afterUrl(detail)}): set ca_file to its ` +
          "authority, or trust the system's authorities with DENO_TLS_CA_STORE=system",
        reached: false,
      };
    case "not_tls":
      return { reason: `${host} does not speak TLS: try http:// instead of https://`, reached: false };
    case "unreachable":
      return { reason: `${host} is unreachable: there is no route to it`, reached: false };
    case "connect":
      return { reason: `could not connect to ${host}: ${afterUrl(detail)}`, reached: false };
    case "closed":
      return { reason: `${host} closed the connection before it answered`, reached: true };
    case "not_http":
      return { reason: `${host} answered, but not in HTTP: check the port`, reached: true };
    case "other":
      return { reason: `could not read the answer of ${host}: ${afterUrl(detail)}`, reached: true };
  }
}

/** Why a request got no answer. */
export interface NetworkError {
  /** For people. It names the host, and no other part of the URL. */
  readonly reason: string;
  /** Whether the receiver may have got the request. */
  readonly reached: boolean;
}

function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  return [error, error.cause].filter((one) => one instanceof Error).map(errorText).join(": ");
}

/** `... for url (http://...): client error (Connect): dns error: why` has the reason at its end. */
function afterUrl(detail: string): string {
  const why = /client error \(\w+\): (.*)$/s.exec(detail)?.[1];
  return why === undefined || why.includes("://") ? "no reason given" : excerptText(why, { max: 150 });
}
