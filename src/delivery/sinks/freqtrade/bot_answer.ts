import { excerptBody, type HttpAnswered } from "../http/send_http.ts";
import { parseRetryAfter } from "../http/http_outcome.ts";
import { excerptText } from "../../../text/excerpt.ts";
import { detailSchema, errorSchema } from "./answers.ts";
import { BotError } from "./bot_error.ts";

/**
 * Returns the JSON value of a bot's answer. The caller handles a 401.
 *
 * @throws {BotError} the answer is not a success
 */
export function valueOf(answer: HttpAnswered, { bot, hide, mayAct, now }: Question): unknown {
  const { status, body } = answer;
  const value = parseJson(body);
  const pause = { retryAfterMs: parseRetryAfter(answer.headers.get("retry-after"), now) };
  if (status >= 200 && status < 300) {
    if (answer.complete && value !== undefined) return value;
    const reason = answer.complete ? "but not in JSON" : "but the answer was truncated";
    throw new BotError(answer.complete ? "no_api_server" : "unanswered", `${bot} answered, ${reason}${hint(answer)}`, {
      inDoubt: mayAct,
    });
  }
  // webserver.py turns every RPCException into this. The 502 of a proxy looks different
  const failure = status === 502 ? errorSchema.safeParse(value) : undefined;
  if (failure?.success && failure.data.error.startsWith("Error querying ")) {
    const words = excerptText(failure.data.error.replace(/^Error querying \S+: /, ""), { hide, max: 300 });
    throw new BotError("refused", `${bot} refused: ${words}`, { words });
  }
  const detail = detailOf(value);
  const shown = detail === null ? excerptBody(body, hide) : excerptText(detail, { hide, max: 200 });
  const answered = `${bot} answered HTTP ${status}${shown === "" ? "" : ` (${shown})`}`;
  if (status === 422 || status === 400) throw new BotError("invalid", `${answered}: it does not accept this order`);
  if (status === 503 && detail !== null) {
    throw new BotError("not_ready", `${answered}: check that it was started with \`freqtrade trade\``, pause);
  }
  if (status === 429) throw new BotError("not_ready", answered, pause);
  if (status === 500) throw new BotError("broken", `${answered}: see its log`, { inDoubt: mayAct });
  if (status > 500) {
    throw new BotError("unanswered", `${answered}: check that the bot is running`, { inDoubt: mayAct, ...pause });
  }
  throw new BotError("no_api_server", `${bot} is not a freqtrade api_server: it answered HTTP ${status}; check url`);
}

function hint({ headers }: HttpAnswered): string {
  return headers.get("content-type")?.startsWith("text/html") ? ": this is not a freqtrade api_server; check url" : "";
}

function detailOf(value: unknown): string | null {
  const detail = detailSchema.safeParse(value).data?.detail;
  if (detail === undefined || typeof detail === "string") return detail ?? null;
  return detail.map(({ msg }) => msg).join("; ");
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** What {@linkcode valueOf} needs about the request. */
export interface Question {
  /** The address of the bot, for messages. */
  readonly bot: string;
  /** Secrets that an answer may repeat. */
  readonly hide: readonly string[];
  /** Whether the bot may have acted on the request. A login is no action. */
  readonly mayAct: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}
