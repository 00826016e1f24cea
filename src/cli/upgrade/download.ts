import { RunError } from "../../app/run_error.ts";
import { errorText } from "../../text/error_text.ts";
import { isSafeDownloadUrl } from "./releases_url.ts";

/**
 * Downloads a file and passes its bytes on as they come.
 *
 * @param write receives the bytes
 * @throws {RunError} the server does not answer, stalls for a minute, breaks off, sends more than `maxBytes`, or redirects
 * to an address without TLS
 */
export async function download(
  url: string,
  maxBytes: number,
  write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>,
): Promise<void> {
  using stall = new StallTimer();
  const { body } = await request(url, stall.signal);
  let received = 0;
  try {
    for await (const bytes of body ?? []) {
      stall.restart();
      received += bytes.length;
      if (received > maxBytes) throw new RunError(`${url} can't be downloaded: it has more than ${maxBytes} bytes`);
      await write(bytes);
    }
  } catch (error) {
    throw error instanceof RunError ? error : failedDownload(url, error);
  }
}

/** Downloads a small text. Throws as {@linkcode download}. */
export async function downloadText(url: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  await download(url, MAX_TEXT_BYTES, (bytes) => {
    text += decoder.decode(bytes, { stream: true });
    return Promise.resolve();
  });
  return text + decoder.decode();
}

/** Follows redirects itself, because `fetch` would also follow one to an address without TLS. */
async function request(url: string, signal: AbortSignal): Promise<Response> {
  let at = url;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    if (!isSafeDownloadUrl(at)) throw new RunError(`${url} redirects to an address without TLS: ${at}`);
    const response = await fetch(at, { redirect: "manual", signal }).catch((error: unknown) => {
      throw failedDownload(url, error);
    });
    if (response.ok) return response;
    await response.body?.cancel();
    const location = response.headers.get("location");
    const isRedirect = response.status >= 300 && response.status < 400 && location !== null;
    if (!isRedirect) throw failedDownload(url, `HTTP ${response.status}`);
    at = URL.parse(location, at)?.href ?? location;
  }
  throw failedDownload(url, `it redirects more than ${MAX_REDIRECTS} times`);
}

function failedDownload(url: string, reason: unknown): RunError {
  return new RunError(`${url} can't be downloaded: ${errorText(reason)}`, { cause: reason });
}

/** Aborts when nothing has arrived for a while. */
class StallTimer implements Disposable {
  readonly #abort = new AbortController();
  #timer: ReturnType<typeof setTimeout>;

  constructor() {
    this.#timer = this.#start();
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  restart(): void {
    clearTimeout(this.#timer);
    this.#timer = this.#start();
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }

  #start(): ReturnType<typeof setTimeout> {
    return setTimeout(
      () => this.#abort.abort(new Error(`nothing arrived for ${MAX_STALL_MS / 1000} s`)),
      MAX_STALL_MS,
    );
  }
}

const MAX_STALL_MS = 60_000;
const MAX_REDIRECTS = 5;
const MAX_TEXT_BYTES = 1 << 20;
