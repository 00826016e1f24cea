import type { SendOutcome } from "../sink.ts";

/** What went wrong between us and a bot. */
export type BotProblem =
  /** Nobody could be reached, or the bot hung up or stayed silent. */
  | "unanswered"
  /** Username or password are wrong, or the bot does not take its own tokens. */
  | "unauthorized"
  /** Whoever answers there is no api_server of a freqtrade. */
  | "no_api_server"
  /** The bot is starting, or in a mode that trades nothing. */
  | "not_ready"
  /** The bot has understood and said no; `words` are its own. */
  | "said_no"
  /** The bot can't make sense of the request. */
  | "invalid"
  /** The bot failed over it. */
  | "broken";

/** What a bot did not do. The message is for people, and holds no secret. */
export class BotError extends Error {
  override readonly name = "BotError";
  readonly problem: BotProblem;
  /** Whether the bot may have acted, or may still act, upon the request. */
  readonly inDoubt: boolean;
  /** The bot's own words; "" where it had none. */
  readonly words: string;
  /** How long it wants to be left alone; undefined where it does not say. */
  readonly retryAfterMs: number | undefined;

  constructor(problem: BotProblem, message: string, details: BotErrorDetails = {}) {
    super(message);
    this.problem = problem;
    this.inDoubt = details.inDoubt ?? false;
    this.words = details.words ?? "";
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** See {@linkcode BotError}. */
export interface BotErrorDetails {
  readonly inDoubt?: boolean;
  readonly words?: string;
  readonly retryAfterMs?: number | undefined;
}

/** What an error means for the signal, where nothing more is known about it. */
export function outcomeOfBotError(error: BotError): SendOutcome {
  const { message: reason, problem, retryAfterMs } = error;
  if (problem === "invalid") return { type: "refused", reason };
  // A bot that answers, but not to this, may well take another signal.
  const scope = problem === "said_no" || problem === "broken" ? "signal" : "sink";
  return { type: "failed", reason, scope, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}
