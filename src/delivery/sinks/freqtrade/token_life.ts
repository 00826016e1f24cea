import { z } from "zod";

/**
 * Returns how long to use a token, in milliseconds: nine tenths of its life.
 *
 * It compares the two times in the token, both of the bot's clock, so that a difference between the clocks does not matter.
 *
 * @param token a JSON Web Token
 * @example
 * ```ts
 * import { tokenUseMs } from "./token_life.ts";
 * const claims = btoa(JSON.stringify({ iat: 1000, exp: 1900 }));
 * if (tokenUseMs(`e30.${claims}.signature`) !== 810_000) throw new Error("nine tenths of 900 s");
 * if (tokenUseMs("no token") !== 810_000) throw new Error("the default life");
 * ```
 */
export function tokenUseMs(token: string): number {
  return readLifeMs(token) * (1 - SPARE);
}

const claimsSchema = z.object({ iat: z.number(), exp: z.number() });

/** The default of freqtrade, for a token that can't be read. */
const DEFAULT_LIFE_MS = 15 * 60_000;
/** The part of a token's life that is left when it is replaced. */
const SPARE = 0.1;

function readLifeMs(token: string): number {
  try {
    const claims = token.split(".")[1] ?? "";
    const { iat, exp } = claimsSchema.parse(JSON.parse(atob(claims.replaceAll("-", "+").replaceAll("_", "/"))));
    return exp > iat ? (exp - iat) * 1000 : DEFAULT_LIFE_MS;
  } catch {
    return DEFAULT_LIFE_MS; // not a token of freqtrade: it is replaced when the bot rejects it
  }
}
