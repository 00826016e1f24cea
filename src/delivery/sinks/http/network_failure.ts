import { shortText } from "../short_text.ts";

/** Why a request got no answer, for people; and whether it may have reached the receiver all the same. */
export interface NetworkFailure {
  readonly reason: string;
  readonly reached: boolean;
}

/** What `fetch` threw, as a sentence. Its own words quote the URL, so only what is after that is ever repeated. */
export function networkFailure(error: unknown, host: string): NetworkFailure {
  const detail = detailOf(error);
  const before = (reason: string): NetworkFailure => ({ reason, reached: false });
  if (error instanceof Deno.errors.NotCapable) {
    return before(`this program may not connect to ${host}: start it with permission for that (--allow-net)`);
  }
  if (/Requests to port \d+ are blocked/.test(detail)) {
    return before(`${host}: this port is closed to HTTP by a rule for browsers (port blocking): use another`);
  }
  if (detail.includes("dns error")) {
    return before(`${host}: the host name is unknown, or there is no network (DNS error)`);
  }
  if (/connection refused/i.test(detail)) return before(`${host} refused the connection: nothing listens there`);
  if (/peer certificate|certificate/i.test(detail)) {
    const why = afterUrl(detail);
    return before(
      `${host} showed a TLS certificate that is not trusted (${why}): name its authority in ca_file, or have the system's trusted (DENO_TLS_CA_STORE=system)`,
    );
  }
  if (/corrupt message/i.test(detail)) return before(`${host} does not speak TLS: try http:// instead of https://`);
  if (/unreachable/i.test(detail)) return before(`${host} can't be reached: no way through the network`);
  if (detail.includes("(Connect)")) return before(`${host} can't be connected: ${afterUrl(detail)}`);
  if (/closed before message completed|connection reset|broken pipe|connection closed|unexpected eof/i.test(detail)) {
    return { reason: `${host} hung up before it had answered`, reached: true };
  }
  if (/invalid HTTP/i.test(detail)) {
    return { reason: `${host} answered, but not in HTTP: check the port`, reached: true };
  }
  return { reason: `${host} gave no answer that could be read: ${afterUrl(detail)}`, reached: true };
}

function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

/** `... for url (http://...): client error (Connect): dns error: why` has its why at the end. */
function afterUrl(detail: string): string {
  const why = /client error \(\w+\): (.*)$/s.exec(detail)?.[1];
  return why === undefined || why.includes("://") ? "no reason given" : shortText(why, { most: 150 });
}
