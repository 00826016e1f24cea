import { excerptText } from "../../../text/excerpt.ts";
import { describeNetworkError } from "./network_error.ts";

/** How much of an answer's body is read, in bytes, unless the request says otherwise: what most have to say is short. */
const MAX_BODY_BYTES = 64 << 10;

/** A request to send. */
export interface HttpRequest {
  readonly url: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /**
   * Whether the body must not be sent twice. By itself `fetch` sends a request again whose connection broke before an
   * answer had come, POST too; it can't where the body is a stream (then sent in chunks: not every server takes that).
   */
  readonly once?: boolean;
  /** Milliseconds that all of it may take, the answer's body included. */
  readonly timeoutMs: number;
  /** Ends it at once. */
  readonly abort: AbortSignal;
  /** From {@linkcode openSinkClient}, for a certificate authority of one's own. */
  readonly client?: Deno.HttpClient | undefined;
  /** Bytes of the answer's body that are read; 64 KiB by default. */
  readonly maxBodyBytes?: number;
}

/** What came of a request. */
export type HttpAnswer = HttpAnswered | HttpUnanswered;

/** The receiver has answered, with whatever status. */
export interface HttpAnswered {
  readonly type: "answered";
  readonly status: number;
  readonly headers: Headers;
  /** The body, up to the limit and as far as it came. */
  readonly body: string;
  /** Whether that is all of it. */
  readonly complete: boolean;
}

/** There was no answer. */
export interface HttpUnanswered {
  readonly type: "unanswered";
  readonly why: "timeout" | "aborted" | "network";
  /** For people, with host and port but nothing else of the URL: `127.0.0.1:8080 refused the connection: ...`. */
  readonly reason: string;
  /** Whether the receiver may have got the request all the same, and acted upon it. */
  readonly reached: boolean;
}

/**
 * Sends a request and reads the answer; never rejects. Redirects are not followed, so that no secret gets to another
 * host. Whatever the receiver sends, memory stays flat: what comes after the limit is not read.
 */
export async function sendHttp(request: HttpRequest): Promise<HttpAnswer> {
  const host = hostOf(request.url);
  if (request.abort.aborted) return stoppedWaiting(host, false);
  const ending = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    ending.abort();
  }, request.timeoutMs);
  const abort = (): void => ending.abort();
  request.abort.addEventListener("abort", abort, { once: true });
  try {
    return await exchange(request, ending.signal);
  } catch (error) {
    if (late) {
      const reason = `${host} did not answer within ${request.timeoutMs / 1000} s`;
      return { type: "unanswered", why: "timeout", reason, reached: true };
    }
    if (request.abort.aborted) return stoppedWaiting(host, true);
    return { type: "unanswered", why: "network", ...describeNetworkError(error, host) };
  } finally {
    clearTimeout(timer);
    request.abort.removeEventListener("abort", abort);
  }
}

/** Host and port of a URL: all of it that may be shown. */
export function hostOf(url: string): string {
  return URL.parse(url)?.host ?? "the receiver";
}

/** Protocol, host and port of a URL: all of it that may be shown. */
export function originOf(url: string): string {
  return URL.parse(url)?.origin ?? "an invalid URL";
}

function stoppedWaiting(host: string, reached: boolean): HttpUnanswered {
  return { type: "unanswered", why: "aborted", reason: `stopped before ${host} had answered`, reached };
}

async function exchange(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswered> {
  const { url, method, headers = {}, body, client, once = false, maxBodyBytes = MAX_BODY_BYTES } = request;
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
    ...await startOf(response, maxBodyBytes),
  };
}

/** An answer whose body breaks off, or does not come to its end in time, is an answer: its status says what it means. */
async function startOf(response: Response, max: number): Promise<Pick<HttpAnswered, "body" | "complete">> {
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
    // broken off: what has come is what there is
  }
  return { body, complete: false };
}

/** The beginning of an answer's body as one line for people, without the texts to hide in it. */
export function excerptBody(body: string, hide: readonly string[] = []): string {
  return excerptText(body.trim().replaceAll(/\s+/g, " "), { hide, max: 200 });
}
