import { excerptText } from "../../../text/excerpt.ts";
import { describeNetworkError } from "./network_error.ts";

/**
 * Sends a request and reads the answer. It never rejects.
 *
 * It does not follow redirects, so that no secret reaches another host. It reads the body only up to a limit.
 */
export async function sendHttp(request: HttpRequest): Promise<HttpAnswer> {
  const host = hostOf(request.url);
  if (request.abort.aborted) return makeAborted(host, false);
  const aborting = new AbortController();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    aborting.abort();
  }, request.timeoutMs);
  const abort = (): void => aborting.abort();
  request.abort.addEventListener("abort", abort, { once: true });
  try {
    return await exchange(request, aborting.signal);
  } catch (error) {
    if (isLate) {
      const reason = `${host} did not answer within ${request.timeoutMs / 1000} s`;
      return { type: "unanswered", why: "timeout", reason, reached: true };
    }
    if (request.abort.aborted) return makeAborted(host, true);
    return { type: "unanswered", why: "network", ...describeNetworkError(error, host) };
  } finally {
    clearTimeout(timer);
    request.abort.removeEventListener("abort", abort);
  }
}

/** A request of {@linkcode sendHttp}. */
export interface HttpRequest {
  readonly url: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /**
   * Whether the body must not be sent twice. By default `fetch` repeats a request whose connection broke before the
   * answer, even a POST. It can't repeat a stream, so this sends one, in chunks. Not every server accepts chunks.
   */
  readonly once?: boolean;
  /** The limit for the whole exchange with the answer's body, in milliseconds. */
  readonly timeoutMs: number;
  /** Aborts the request. */
  readonly abort: AbortSignal;
  /** From {@linkcode openSinkClient}, for a certificate authority of your own. */
  readonly client?: Deno.HttpClient | undefined;
  /** How many bytes of the answer's body to read. Default: 64 KiB. */
  readonly maxBodyBytes?: number;
}

/** The result of {@linkcode sendHttp}. */
export type HttpAnswer = HttpAnswered | HttpUnanswered;

/** An answer, of any status. */
export interface HttpAnswered {
  readonly type: "answered";
  readonly status: number;
  readonly headers: Headers;
  /** The body, up to the limit, or up to where it broke off. */
  readonly body: string;
  /** Whether the body is complete. */
  readonly complete: boolean;
}

/** A request without an answer. */
export interface HttpUnanswered {
  readonly type: "unanswered";
  readonly why: "timeout" | "aborted" | "network";
  /** For people. It names host and port, and no other part of the URL. */
  readonly reason: string;
  /** Whether the receiver may have got the request, and acted on it. */
  readonly reached: boolean;
}

/** Returns host and port of a URL, which messages may show. */
export function hostOf(url: string): string {
  return URL.parse(url)?.host ?? "the receiver";
}

/** Returns protocol, host and port of a URL, which messages may show. */
export function originOf(url: string): string {
  return URL.parse(url)?.origin ?? "an invalid URL";
}

function makeAborted(host: string, reached: boolean): HttpUnanswered {
  return { type: "unanswered", why: "aborted", reason: `aborted before ${host} answered`, reached };
}

async function exchange(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswered> {
  const { url, method, headers = {}, body, client, once = false, maxBodyBytes = DEFAULT_MAX_BODY_BYTES } = request;
  const response = await fetch(url, {
    method,
    headers,
    signal,
    redirect: "manual",
    ...(body === undefined ? {} : { body: once ? new Blob([body]).stream() : body }),
    ...(client === undefined ? {} : { client }),
  });
  return {
    type: "answered",
    status: response.status,
    headers: response.headers,
    ...await readBody(response, maxBodyBytes),
  };
}

/** Reads a body up to a limit. A body that breaks off or is late is no error: the status of the answer is enough. */
async function readBody(response: Response, max: number): Promise<Pick<HttpAnswered, "body" | "complete">> {
  if (response.body === null) return { body: "", complete: true };
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let body = "";
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { body: body + decoder.decode(), complete: true };
      body += decoder.decode(value.subarray(0, max - bytes), { stream: true });
      bytes += value.length;
      if (bytes > max) break;
    }
    await reader.cancel();
  } catch {
    // it broke off: use what arrived
  }
  return { body, complete: false };
}

/** Returns the start of a body as one line for people, without secrets. */
export function excerptBody(body: string, hide: readonly string[] = []): string {
  return excerptText(body.trim().replaceAll(/\s+/g, " "), { hide, max: 200 });
}

/** Enough for an error message. */
const DEFAULT_MAX_BODY_BYTES = 64 << 10;
