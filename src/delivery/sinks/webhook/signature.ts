import { HmacSigner } from "./hmac.ts";

/**
 * A signer of a webhook's requests. Each request gets these headers, in lower case:
 *
 * | header                    | value                                                                                  |
 * | ------------------------- | -------------------------------------------------------------------------------------- |
 * | `x-consumer-timestamp`    | when it was sent, in seconds since the epoch                                           |
 * | `x-consumer-signature-v2` | `v2=` and the HMAC-SHA256 of {@linkcode composeSigned}                                 |
 * | `x-consumer-signature`    | `sha256=` and the HMAC-SHA256 of timestamp, a dot and body: version 1, for old receivers |
 *
 * Version 1 does not cover method and URL. It is omitted where the URL or the method carry the signal: a receiver that checks
 * it alone would act on a forged one.
 */
export class RequestSigner {
  readonly #hmac: HmacSigner;
  readonly #isBodyEnough: boolean;

  constructor(secret: string, { method, url }: SignedConfig) {
    this.#hmac = new HmacSigner(secret);
    this.#isBodyEnough = method !== "GET" && !url.includes("{");
  }

  /** @param now epoch milliseconds */
  async sign(request: Omit<SignedRequest, "timestamp">, now: number): Promise<Record<string, string>> {
    const timestamp = String(Math.floor(now / 1000));
    const version1 = this.#isBodyEnough ? await this.#hmac.sign(`${timestamp}.${request.body}`) : null;
    return {
      "x-consumer-timestamp": timestamp,
      "x-consumer-signature-v2": `v2=${await this.#hmac.sign(composeSigned({ ...request, timestamp }))}`,
      ...(version1 === null ? {} : { "x-consumer-signature": `sha256=${version1}` }),
    };
  }
}

/**
 * Composes what version 2 signs: five lines and the body. No line can contain a line end, so no two requests are equal.
 *
 * @example
 * ```ts
 * import { composeSigned } from "./signature.ts";
 * const url = "https://example.org/orders?pair=BTC%2FUSDT#x";
 * const text = composeSigned({ timestamp: "1", idempotencyKey: "7", method: "POST", url, body: "{}" });
 * if (text !== "v2\n1\n7\nPOST\n/orders?pair=BTC%2FUSDT\n{}") throw new Error(text);
 * ```
 */
export function composeSigned({ timestamp, idempotencyKey, method, url, body }: SignedRequest): string {
  const { pathname, search } = new URL(url);
  return ["v2", timestamp, idempotencyKey, method, pathname + search, body].join("\n");
}

/** The part of a webhook's config that decides what the body alone can sign. */
interface SignedConfig {
  readonly method: string;
  /** With its placeholders. */
  readonly url: string;
}

/** What version 2 of the signature covers. */
export interface SignedRequest {
  /** Seconds since the epoch. */
  readonly timestamp: string;
  /** The header `Idempotency-Key`. */
  readonly idempotencyKey: string;
  readonly method: string;
  /** Its path and query are signed, as they stand in the request. A proxy may change the host. */
  readonly url: string;
  readonly body: string;
}
