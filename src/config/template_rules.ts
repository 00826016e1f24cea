import { headerProblem } from "../text/http_header.ts";
import { jsonTemplateProblems } from "../text/json_template.ts";
import { templateProblem, urlTemplateProblem } from "../text/template.ts";
import { isJsonObject, type JsonObject } from "./merge.ts";
import type { KeyPath } from "./path.ts";
import type { BrokenRule } from "./rules.ts";

const TEMPLATE = "a text with placeholders such as {pair}";
/** In the place of what may hold a token. */
const NOT_SHOWN = "text (not shown)";

/**
 * The rules of a sink's templates and headers. What comes from a file or the environment is not known yet: the sink
 * itself looks at it.
 */
export function brokenTemplates(sink: JsonObject, path: KeyPath): BrokenRule[] {
  switch (sink.type) {
    case "webhook":
      return [...brokenUrl(sink, path), ...brokenHeaders(sink, path), ...brokenBody(sink, path)];
    case "telegram":
    case "discord":
      return typeof sink.message === "string" ? broken(templateProblem(sink.message), [...path, "message"]) : [];
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

function brokenUrl({ url }: JsonObject, path: KeyPath): BrokenRule[] {
  return typeof url === "string" ? broken(urlTemplateProblem(url), [...path, "url"], NOT_SHOWN) : [];
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
