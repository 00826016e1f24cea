import type { SendOutcome } from "../sink.ts";

/** A call to a bot failed. The message is for people, and contains no secret. */
export class BotError extends Error {
  override readonly name = "BotError";
  readonly problem: BotProblem;
  /** Whether the bot may have acted on the request, or may still act. */
  readonly inDoubt: boolean;
  /** The reason of the bot, or "" if it gave no reason. */
  readonly words: string;
  /** The pause that the bot requests, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(problem: BotProblem, message: string, details: BotErrorDetails = {}) {
    super(message);
    this.problem = problem;
    this.inDoubt = details.inDoubt ?? false;
    this.words = details.words ?? "";
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** The optional fields of {@linkcode BotError}. */
export interface BotErrorDetails {
  readonly inDoubt?: boolean;
  readonly words?: string;
  readonly retryAfterMs?: number | undefined;
}

/** Converts an error to an outcome, for callers that do not handle its kind themselves. */
export function outcomeOfBotError(error: BotError): SendOutcome {
  const { message: reason, problem, retryAfterMs } = error;
  if (problem === "invalid") return { type: "refused", reason };
  // the bot works, so it may accept another signal
  const scope = problem === "refused" || problem === "broken" ? "signal" : "sink";
  return { type: "failed", reason, scope, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** The kinds of {@linkcode BotError}. */
export type BotProblem =
  /** The bot could not be reached, closed the connection or did not answer. */
  | "unanswered"
  /** Username or password are wrong, or the bot rejects its own tokens. */
  | "unauthorized"
  /** The program that answered is not the api_server of a freqtrade. */
  | "no_api_server"
  /** The bot is starting, or in a mode without trading. */
  | "not_ready"
  /** The bot refused. `words` is its reason. */
  | "refused"
  /** The bot rejected the request as invalid. */
  | "invalid"
  /** The bot had an internal error. */
  | "broken";
