const ACCESS_SECONDS = 15 * 60;
const REFRESH_SECONDS = 30 * 86_400;

/** The tokens that a fake bot has given, made as freqtrade makes them but for the signature. */
export class FakeBotTokens {
  readonly #access = new Set<string>();
  readonly #refresh = new Set<string>();
  #count = 0;

  /** What /token/login gives. */
  login(nowMs: number): { readonly access_token: string; readonly refresh_token: string } {
    const refresh_token = this.#make("refresh", REFRESH_SECONDS, nowMs);
    this.#refresh.add(refresh_token);
    return { ...this.refresh(nowMs), refresh_token };
  }

  /** What /token/refresh gives. */
  refresh(nowMs: number): { readonly access_token: string } {
    const access_token = this.#make("access", ACCESS_SECONDS, nowMs);
    this.#access.add(access_token);
    return { access_token };
  }

  isAccess(token: string): boolean {
    return this.#access.has(token);
  }

  isRefresh(token: string): boolean {
    return this.#refresh.has(token);
  }

  /** No access token is taken any more. */
  expire(): void {
    this.#access.clear();
  }

  /** No token at all is taken any more, as after a start with another `jwt_secret_key`. */
  forget(): void {
    this.#access.clear();
    this.#refresh.clear();
  }

  #make(type: string, seconds: number, nowMs: number): string {
    const iat = Math.floor(nowMs / 1000);
    const claims = JSON.stringify({ identity: { u: "freqtrader" }, exp: iat + seconds, iat, type });
    return `${base64url('{"alg":"HS256","typ":"JWT"}')}.${base64url(claims)}.fake-signature-${++this.#count}`;
  }
}

function base64url(text: string): string {
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
