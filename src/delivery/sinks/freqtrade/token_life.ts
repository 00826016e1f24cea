import { z } from "zod";

const claimsSchema = z.object({ iat: z.number(), exp: z.number() });

/** freqtrade's own, for a token that can't be read. */
const DEFAULT_LIFE_MS = 15 * 60_000;
/** What is left of a token's life when another is fetched. */
const SPARE = 0.1;

/**
 * For how long a token is used after it has come, in milliseconds: nine tenths of its life. Reckoned from the times that
 * stand in it, both of the bot's clock, so that it does not matter whether that goes as ours does.
 *
 * @param token a JSON Web Token
 * @example
 * ```ts
 * import { tokenUseMs } from "./token_life.ts";
 * const claims = btoa(JSON.stringify({ iat: 1000, exp: 1900 }));
 * if (tokenUseMs(`e30.${claims}.signature`) !== 810_000) throw new Error("nine tenths of 900 s");
 * if (tokenUseMs("no token") !== 810_000) throw new Error("as long as freqtrade's usually live");
 * ```
 */
export function tokenUseMs(token: string): number {
  return lifeOf(token) * (1 - SPARE);
}

function lifeOf(token: string): number {
  try {
    const claims = token.split(".")[1] ?? "";
    const { iat, exp } = claimsSchema.parse(JSON.parse(atob(claims.replaceAll("-", "+").replaceAll("_", "/"))));
    return exp > iat ? (exp - iat) * 1000 : DEFAULT_LIFE_MS;
  } catch {
    return DEFAULT_LIFE_MS; // not a token as freqtrade makes them: a refusal will tell when it is too old
  }
}
