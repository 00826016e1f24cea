const LABEL = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?$/u;
const NUMERIC = /^(?:\d+|0x[\da-f]*)$/i;
const DOTTED_QUAD = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;

/** What a host must be, for messages. */
export const HOST_EXPECTED = "a host name or an IP address, without scheme, port or path";

/** Whether the text is a host name, an IPv4 or an IPv6 address (bare or in brackets). */
export function isHost(host: string): boolean {
  const address = withoutBrackets(host);
  if (address.includes(":")) return URL.canParse(`ws://[${address}]/`) && !/[^\da-f:.]/i.test(address);
  if (address !== host) return false;
  const labels = host.replace(/\.$/, "").split(".");
  // A last label of digits alone can only be an IPv4 address: "10000.1241" is neither that nor a name.
  if (NUMERIC.test(labels.at(-1) ?? "")) return DOTTED_QUAD.test(host);
  return host.length <= 253 && labels.every((label) => LABEL.test(label)) && URL.canParse(`ws://${host}/`);
}

/** What to change in a text that is no host; undefined when nothing more can be said than what is expected. */
export function hostHint(host: string): string | undefined {
  if (host.includes("://")) return 'write the host alone; "secure": true makes it wss';
  if (/^[^:/]+:\d+$/.test(host) || /^\[.*\]:\d+$/.test(host)) return 'the port goes into "port"';
  if (host.includes("/")) return "the path is fixed: write the host alone";
  if (/\s/.test(host)) return "it holds a space";
  return undefined;
}

/** An IPv6 address as it is without a URL around it. */
export function withoutBrackets(host: string): string {
  return host.startsWith("[") && host.endsWith("]") ? host.slice(1, -1) : host;
}
