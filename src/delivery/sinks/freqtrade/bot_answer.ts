import { excerptBody, type HttpAnswered } from "../http/send_http.ts";
import { parseRetryAfter } from "../http/http_outcome.ts";
import { excerptText } from "../../../text/excerpt.ts";
import { detailSchema, errorSchema } from "./answers.ts";
import { BotError } from "./bot_error.ts";

/** What an answer was asked for with. */
export interface Question {
  /** The bot's address, by which messages name it. */
  readonly bot: string;
  /** What messages must not hold. */
  readonly hide: readonly string[];
  /** Whether the bot may have acted upon the request: it was no login. */
  readonly mayAct: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * The value of a bot's answer. Not for 401.
 *
 * @throws {BotError} it is anything but a success
 */
export function valueOf(answer: HttpAnswered, { bot, hide, mayAct, now }: Question): unknown {
  const { status, body } = answer;
  const value = parsed(body);
  const pause = { retryAfterMs: parseRetryAfter(answer.headers.get("retry-after"), now) };
  if (status >= 200 && status < 300) {
    if (answer.complete && value !== undefined) return value;
    const reason = answer.complete ? "not in JSON" : "but the answer broke off";
    throw new BotError(answer.complete ? "no_api_server" : "unanswered", `${bot} answered, ${reason}${hint(answer)}`, {
      inDoubt: mayAct,
    });
  }
  // webserver.py turns every RPCException into this; a proxy's own 502 looks different
  const said = status === 502 ? errorSchema.safeParse(value) : undefined;
  if (said?.success && said.data.error.startsWith("Error querying ")) {
    const words = excerptText(said.data.error.replace(/^Error querying \S+: /, ""), { hide, max: 300 });
    throw new BotError("said_no", `${bot} said: ${words}`, { words });
  }
  const detail = detailOf(value);
  const shown = detail === null ? excerptBody(body, hide) : excerptText(detail, { hide, max: 200 });
  const answered = `${bot} answered HTTP ${status}${shown === "" ? "" : ` (${shown})`}`;
  if (status === 422 || status === 400) throw new BotError("invalid", `${answered}: it does not take this order`);
  if (status === 503 && detail !== null) {
    throw new BotError("not_ready", `${answered}: is it started with \`freqtrade trade\`?`, pause);
  }
  if (status === 429) throw new BotError("not_ready", answered, pause);
  if (status === 500) throw new BotError("broken", `${answered}: the reason stands in its log`, { inDoubt: mayAct });
  if (status > 500) throw new BotError("unanswered", `${answered}: is the bot running?`, { inDoubt: mayAct, ...pause });
  throw new BotError("no_api_server", `${bot} is no freqtrade api_server: it answered HTTP ${status}; check the url`);
}

function hint({ headers }: HttpAnswered): string {
  return headers.get("content-type")?.startsWith("text/html") ? ": no freqtrade api_server there; check the url" : "";
}

function detailOf(value: unknown): string | null {
  const detail = detailSchema.safeParse(value).data?.detail;
  if (detail === undefined || typeof detail === "string") return detail ?? null;
  return detail.map(({ msg }) => msg).join("; ");
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
