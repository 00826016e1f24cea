import type { LinkFailure } from "../../events.ts";
import { hideSecrets } from "../../text/hide_secrets.ts";
import type { LinkTiming, ProducerSettings } from "../producer_settings.ts";
import { shorten } from "../protocol/shorten.ts";
import type { TransportEnd } from "../transport.ts";
import { producerTitle } from "./address.ts";
import { describeDialFailure } from "./dial_failure.ts";
import { dialTimeoutMs } from "./silence.ts";
import { formatMegabytes } from "./size.ts";

/**
 * Explains the end of a connection: what happened, to what, and what to do. No message contains the token.
 *
 * @param wasOpen whether the link was open before
 */
export function classifyEnd(
  end: Exclude<TransportEnd, { kind: "too_big" }>,
  producer: ProducerSettings,
  wasOpen: boolean,
): LinkFailure {
  const title = producerTitle(producer);
  switch (end.kind) {
    case "invalid_url":
      return describeInvalidUrl(producer);
    case "bad_ca_file":
      return {
        kind: "bad_ca_file",
        message: `${title}: ca_file can't be used: ${cleanDetail(end.detail, producer)}`,
      };
    case "not_permitted":
      return {
        kind: "refused",
        message: `${title}: this program has no permission to connect: start it with --allow-net for this address`,
      };
    case "flood":
      return {
        kind: "flood",
        message: `${title} floods this program with messages: the link was closed; check what runs on this port`,
      };
    case "closed":
      return describeClose(title, end.code, cleanDetail(end.reason, producer));
    case "failed": {
      const detail = cleanDetail(end.detail, producer);
      return wasOpen ? describeBreak(title, detail) : describeDialFailure(title, detail, producer.secure);
    }
  }
}

/** Explains that host and port are not a valid address. */
export function describeInvalidUrl(producer: ProducerSettings): LinkFailure {
  return {
    kind: "invalid_url",
    message: `${producerTitle(producer)} is not a valid address: host must be a host name or an IP address ` +
      "without a scheme, a port or a path, and port a number from 1 to 65535",
  };
}

/** Explains that the dial got no answer in time. */
export function describeDialTimeout(producer: ProducerSettings, timing: LinkTiming): LinkFailure {
  const seconds = dialTimeoutMs(timing) / 1000;
  return {
    kind: "dial_timeout",
    message: `${producerTitle(producer)} did not answer the dial within ${seconds} s: ` +
      "check host and port, and whether a firewall blocks the connection; if it is only slow, raise sleep_time",
  };
}

/** Explains that neither frames nor an answer to the probe arrived. */
export function describeSilence(producer: ProducerSettings, { wait_timeout, ping_timeout }: LinkTiming): LinkFailure {
  return {
    kind: "silent",
    message: `${producerTitle(producer)} was silent for ${wait_timeout} s and did not answer a probe within ` +
      `${ping_timeout} s: check whether the bot hangs or the network is down`,
  };
}

/** Explains that a message exceeded `message_size_limit`. */
export function describeOversize(
  producer: ProducerSettings,
  bytes: number,
  { message_size_limit }: LinkTiming,
): LinkFailure {
  return {
    kind: "message_too_big",
    message: `${producerTitle(producer)} sent a message of ${formatMegabytes(bytes)}, over the limit of ` +
      `${message_size_limit} MB: raise message_size_limit, or have the producer compute fewer columns`,
  };
}

/** Explains that the program is stopping. */
export function describeStop(producer: ProducerSettings): LinkFailure {
  return { kind: "stopped", message: `${producerTitle(producer)}: connection closed, the program is stopping` };
}

function describeBreak(title: string, detail: string): LinkFailure {
  if (detail.includes("Frame too large")) {
    return {
      kind: "message_too_big",
      message: `${title} sent a message of more than 64 MB, over any message_size_limit: ` +
        "have the producer compute fewer columns",
    };
  }
  return { kind: "closed", message: `${title}: the connection broke (${detail}): is the producer still running?` };
}

function describeClose(title: string, code: number, reason: string): LinkFailure {
  const how = reason === "" ? `code ${code}` : `code ${code}, ${JSON.stringify(reason)}`;
  if (code === CLOSE_POLICY_VIOLATION) {
    return {
      kind: "unauthorized",
      message: `${title} refused this consumer (${how}): ` +
        "compare ws_token with api_server.ws_token in the producer's config",
    };
  }
  return { kind: "closed", message: `${title} closed the link (${how}): it is stopping or restarting` };
}

/** Removes the token from the transport's text and shortens it. */
function cleanDetail(text: string, { ws_token }: ProducerSettings): string {
  return shorten(hideSecrets(text, [ws_token]).replace(DENO_PREFIX, ""), MAX_DETAIL_LENGTH);
}

/** The code with which freqtrade closes a connection whose token is wrong. */
const CLOSE_POLICY_VIOLATION = 1008;
const DENO_PREFIX = "NetworkError: failed to connect to WebSocket: ";
const MAX_DETAIL_LENGTH = 200;
