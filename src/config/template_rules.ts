import { headerProblem } from "../text/http_header.ts";
import { jsonTemplateProblems } from "../text/json_template.ts";
import { templateProblem, urlTemplateProblem } from "../text/template.ts";
import { isJsonObject, type JsonObject } from "./merge.ts";
import type { KeyPath } from "./path.ts";
import type { BrokenRule } from "./rules.ts";
import { HTTP_URL_EXPECTED, isHttpUrl } from "./url.ts";

const TEMPLATE = "a text with placeholders such as {pair}";
/** In the place of what may hold a token. */
const NOT_SHOWN = "text (not shown)";

/** What a bot of Telegram is known by, in words. */
export const BOT_TOKEN_EXPECTED = "the token that BotFather gave, such as 123456:ABC-DEF";

/** Whether the text may be the token of a bot of Telegram: it becomes a part of a URL. */
export function isBotToken(text: string): boolean {
  return /^[\w:.-]+$/.test(text);
}

/**
 * The rules of a sink's templates, headers, URLs and token. Those that come from a file or the environment are looked at
 * once they are fetched, see `toConfig`.
 */
export function brokenTexts(sink: JsonObject, path: KeyPath): BrokenRule[] {
  switch (sink.type) {
    case "webhook":
      return [...brokenUrlTemplate(sink, path), ...brokenHeaders(sink, path), ...brokenBody(sink, path)];
    case "telegram":
      return [...brokenToken(sink, path), ...brokenMessage(sink, path)];
    case "discord":
      return [...brokenUrl(sink.webhook_url, [...path, "webhook_url"]), ...brokenMessage(sink, path)];
    default:
      return [];
  }
}

/** What is wrong with a body for the format of a webhook; null: nothing. */
export function bodyProblem(format: unknown, body: unknown): string | null {
  if (format === "text" && typeof body !== "string") return "a text, as format is text";
  if (format === "form" && !isJsonObject(body)) return "an object with the form's fields, as format is form";
  return null;
}

function brokenUrlTemplate({ url }: JsonObject, path: KeyPath): BrokenRule[] {
  if (typeof url !== "string") return [];
  const at = [...path, "url"];
  const problem = urlTemplateProblem(url);
  return problem === null ? brokenUrl(url, at) : broken(problem, at, NOT_SHOWN);
}

function brokenUrl(url: unknown, path: KeyPath): BrokenRule[] {
  // one that is empty is told of by the schema
  if (typeof url !== "string" || url === "" || isHttpUrl(url)) return [];
  return [{ path, expected: HTTP_URL_EXPECTED, found: NOT_SHOWN }];
}

function brokenToken({ token }: JsonObject, path: KeyPath): BrokenRule[] {
  if (typeof token !== "string" || token === "" || isBotToken(token)) return [];
  return [{ path: [...path, "token"], expected: BOT_TOKEN_EXPECTED, found: NOT_SHOWN }];
}

function brokenMessage({ message }: JsonObject, path: KeyPath): BrokenRule[] {
  return typeof message === "string" ? broken(templateProblem(message), [...path, "message"]) : [];
}

function brokenHeaders({ headers }: JsonObject, path: KeyPath): BrokenRule[] {
  if (!isJsonObject(headers)) return [];
  return Object.entries(headers).flatMap(([name, value]) => {
    const at = [...path, "headers", name];
    const problem = headerProblem(name, typeof value === "string" ? value : "");
    if (problem !== null) return [{ path: at, expected: "a header of a request", found: NOT_SHOWN, hint: problem }];
    return typeof value === "string" ? broken(templateProblem(value), at, NOT_SHOWN) : [];
  });
}

function brokenBody({ format, body }: JsonObject, path: KeyPath): BrokenRule[] {
  if (body === undefined) return [];
  const at = [...path, "body"];
  const expected = bodyProblem(format, body);
  if (expected !== null) return [{ path: at, expected }];
  return jsonTemplateProblems(body, at).flatMap(({ path, problem }) => broken(problem, path));
}

function broken(problem: string | null, path: KeyPath, found?: string): BrokenRule[] {
  return problem === null
    ? []
    : [{ path, expected: TEMPLATE, hint: problem, ...(found === undefined ? {} : { found }) }];
}
