import type { LinkFailure } from "../../events.ts";
import { classifyNetworkError } from "../../platform/network_error.ts";

/**
 * Explains why a dial failed: what happened, to what, and what to do.
 *
 * @param title names the producer
 * @param detail the transport's text, without secrets
 * @param secure whether the link uses TLS
 */
export function describeDialFailure(title: string, detail: string, secure: boolean): LinkFailure {
  const status = /Invalid status code: (\d{3})/.exec(detail)?.[1];
  if (status !== undefined) return describeStatus(title, Number(status), secure);
  switch (classifyNetworkError(detail)) {
    case "dns":
      return { kind: "refused", message: `${title}: the host name is unknown (DNS error): check host` };
    case "refused":
    case "unreachable":
    case "connect":
      return {
        kind: "refused",
        message: `${title} refused the connection: is the producer running, with api_server enabled on this port?`,
      };
    default:
      return { kind: "bad_handshake", message: `${title} ${describeHandshake(detail, secure)}` };
  }
}

function describeStatus(title: string, status: number, secure: boolean): LinkFailure {
  if (status === 401 || status === 403) {
    return {
      kind: "unauthorized",
      message: `${title} refused the ws_token (HTTP ${status}): ` +
        "compare ws_token with api_server.ws_token in the producer's config",
    };
  }
  const advice = adviseOnStatus(status, secure);
  return { kind: "bad_handshake", message: `${title} answered HTTP ${status} instead of opening the link: ${advice}` };
}

function adviseOnStatus(status: number, secure: boolean): string {
  if (status === 404) {
    return "there is no freqtrade message websocket: check host and port, and that a ws_token is set in its api_server";
  }
  if (status >= 500) return "see the log of the producer or of the proxy in front of it";
  if (status >= 300 && status < 400 && !secure) return "it redirects: set secure to true if it requires TLS";
  return "check that host and port are those of the producer's api_server";
}

function describeHandshake(detail: string, secure: boolean): string {
  const advice = `could not be connected (${detail}): check host, port and secure`;
  switch (classifyNetworkError(detail)) {
    case "untrusted":
      return `sent a TLS certificate that is not trusted (${detail}): set ca_file to its authority`;
    case "not_tls":
      return secure ? "does not speak TLS: set secure to false, or enable TLS in front of the producer" : advice;
    case "closed":
      return "closed the connection during the handshake: a proxy or tunnel does this while the producer behind it is down; " +
        "else check that it is a freqtrade api_server, and check secure";
    case "not_http":
      return `answered, but not in HTTP: check the port${secure ? "" : ", and set secure to true if it expects TLS"}`;
    default:
      return advice;
  }
}
