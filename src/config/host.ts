const LABEL = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?$/u;
const NUMERIC = /^(?:\d+|0x[\da-f]*)$/i;
const DOTTED_QUAD = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;

/** What {@linkcode isHost} accepts, for messages. */
export const HOST_EXPECTED = "a host name or an IP address, without scheme, port or path";

/** Reports whether a text is a host name, an IPv4 address, or an IPv6 address with or without brackets. */
export function isHost(host: string): boolean {
  const address = stripBrackets(host);
  if (address.includes(":")) return URL.canParse(`ws://[${address}]/`) && !/[^\da-f:.]/i.test(address);
  if (address !== host) return false;
  const labels = host.replace(/\.$/, "").split(".");
  // Only an IPv4 address ends in a label of digits: "10000.1241" is neither an address nor a name.
  if (NUMERIC.test(labels.at(-1) ?? "")) return DOTTED_QUAD.test(host);
  return host.length <= 253 && labels.every((label) => LABEL.test(label)) && URL.canParse(`ws://${host}/`);
}

/** Suggests how to fix a text that is not a host. Returns undefined when it has no suggestion. */
export function suggestHostFix(host: string): string | undefined {
  if (host.includes("@")) return "remove user name and password: a producer needs only its ws_token";
  if (host.includes("://")) return 'write only the host; "secure": true selects wss';
  if (/^[^:/]+:\d+$/.test(host) || /^\[.*\]:\d+$/.test(host)) return 'write the port in "port"';
  if (host.includes("/")) return "write only the host; the path is fixed";
  if (/\s/.test(host)) return "remove the space";
  return undefined;
}

/** Removes the brackets that an IPv6 address has in a URL. */
export function stripBrackets(host: string): string {
  return host.startsWith("[") && host.endsWith("]") ? host.slice(1, -1) : host;
}
