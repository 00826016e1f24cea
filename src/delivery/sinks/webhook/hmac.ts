/** A signer of texts: HMAC-SHA256 in hexadecimal. */
export class HmacSigner {
  readonly #key: Promise<CryptoKey>;

  constructor(secret: string) {
    this.#key = crypto.subtle.importKey("raw", encoder.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, [
      "sign",
    ]);
  }

  async sign(text: string): Promise<string> {
    const signature = await crypto.subtle.sign("HMAC", await this.#key, encoder.encode(text));
    return new Uint8Array(signature).toHex();
  }
}

const encoder = new TextEncoder();
