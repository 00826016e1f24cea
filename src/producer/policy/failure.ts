import type { LinkFailure } from "../../events.ts";
import { classifyNetworkError } from "../../platform/network_error.ts";
import { shorten } from "../protocol/describe.ts";
import type { LinkTiming, ProducerSettings } from "../producer_settings.ts";
import type { TransportEnd } from "../transport.ts";
import { producerTitle, withoutToken } from "./address.ts";
import { dialTimeoutMs } from "./silence.ts";
import { megabytes } from "./size.ts";

/**
 * What the end of a connection means, for people: what happened, to what, what to do. The token is in no message.
 *
 * @param opened whether the link had been open.
 */
export function classifyEnd(end: TransportEnd, producer: ProducerSettings, opened: boolean): LinkFailure {
  const title = producerTitle(producer);
  switch (end.kind) {
    case "invalid_url":
      return invalidUrl(producer);
    case "bad_ca_file":
      return { kind: "bad_handshake", message: `${title}: ca_file can't be used: ${clean(end.detail, producer)}` };
    case "not_permitted":
      return {
        kind: "refused",
        message: `${title} is out of bounds for this program: start it with --allow-net for that address`,
      };
    case "closed":
      return closed(title, end.code, clean(end.reason, producer));
    case "failed":
      return opened
        ? broken(title, clean(end.detail, producer))
        : notOpened(title, clean(end.detail, producer), producer);
  }
}

/** Host and port make no URL. */
export function invalidUrl(producer: ProducerSettings): LinkFailure {
  return {
    kind: "invalid_url",
    message: `${producerTitle(producer)} is no valid address: host must be a host name or an IP address alone, ` +
      "without a scheme, a port or a path, and port a number from 1 to 65535",
  };
}

/** The dial had no answer in time. */
export function dialTimedOut(producer: ProducerSettings, timing: LinkTiming): LinkFailure {
  const seconds = dialTimeoutMs(timing) / 1000;
  return {
    kind: "dial_timeout",
    message: `${producerTitle(producer)} did not answer the dial within ${seconds} s: ` +
      "check host and port, and whether a firewall stands between",
  };
}

/** Neither frames nor an answer to the probe. */
export function fellSilent(producer: ProducerSettings, { wait_timeout, ping_timeout }: LinkTiming): LinkFailure {
  return {
    kind: "silent",
    message: `${producerTitle(producer)} was silent for ${wait_timeout} s and did not answer a probe within ` +
      `${ping_timeout} s: the bot hangs or the network is cut`,
  };
}

/** A message over `message_size_limit`. */
export function tooBig(producer: ProducerSettings, bytes: number, { message_size_limit }: LinkTiming): LinkFailure {
  return {
    kind: "message_too_big",
    message: `${producerTitle(producer)} sent a message of ${megabytes(bytes)}, over the limit of ` +
      `${message_size_limit} MB: raise message_size_limit, or have the producer compute fewer columns`,
  };
}

/** The program is ending. */
export function stopped(producer: ProducerSettings): LinkFailure {
  return { kind: "stopped", message: `${producerTitle(producer)}: link closed, the program is stopping` };
}

function notOpened(title: string, detail: string, { secure }: ProducerSettings): LinkFailure {
  const status = /Invalid status code: (\d{3})/.exec(detail)?.[1];
  if (status !== undefined) return httpAnswer(title, Number(status), secure);
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
      return { kind: "bad_handshake", message: `${title} ${handshakeProblem(detail, secure)}` };
  }
}

function httpAnswer(title: string, status: number, secure: boolean): LinkFailure {
  if (status === 401 || status === 403) {
    return {
      kind: "unauthorized",
      message: `${title} refused the ws_token (HTTP ${status}): ` +
        "compare ws_token with api_server.ws_token in the producer's config",
    };
  }
  const advice = status === 404
    ? "there is no freqtrade message websocket: check host and port, and that a ws_token is set in its api_server"
    : status >= 500
    ? "see the log of the producer or of the proxy before it"
    : status >= 300 && status < 400 && !secure
    ? "it redirects: if it wants TLS set secure to true"
    : "check that host and port are those of the producer's api_server";
  return { kind: "bad_handshake", message: `${title} answered HTTP ${status} instead of opening the link: ${advice}` };
}

function handshakeProblem(detail: string, secure: boolean): string {
  const advice = `could not be connected (${detail}): check host, port and secure`;
  switch (classifyNetworkError(detail)) {
    case "untrusted":
      return `sent a TLS certificate that is not trusted (${detail}): set ca_file to its authority`;
    case "not_tls":
      return secure ? "does not speak TLS: set secure to false, or enable TLS in front of the producer" : advice;
    case "closed":
      return "closed the connection during the handshake: check that it is a freqtrade api_server, and check secure";
    case "not_http":
      return `answered, but not in HTTP: check the port${secure ? "" : ", and set secure to true if it expects TLS"}`;
    default:
      return advice;
  }
}

function broken(title: string, detail: string): LinkFailure {
  if (detail.includes("Frame too large")) {
    return {
      kind: "message_too_big",
      message: `${title} sent a message of more than 64 MB, which no message_size_limit can allow: ` +
        "have the producer compute fewer columns",
    };
  }
  return { kind: "closed", message: `${title}: the connection broke (${detail}): is the producer still running?` };
}

function closed(title: string, code: number, reason: string): LinkFailure {
  const how = reason === "" ? `code ${code}` : `code ${code}, ${JSON.stringify(reason)}`;
  if (code === 1008) {
    return {
      kind: "unauthorized",
      message: `${title} refused this consumer (${how}): ` +
        "compare ws_token with api_server.ws_token in the producer's config",
    };
  }
  return { kind: "closed", message: `${title} closed the link (${how}): it is stopping or restarting` };
}

/** The transport's words without the token, cut short. */
function clean(text: string, { ws_token }: ProducerSettings): string {
  return shorten(withoutToken(text, ws_token).replace("NetworkError: failed to connect to WebSocket: ", ""), 200);
}
