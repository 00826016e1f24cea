import { templateProblem } from "../../text/template.ts";
import type { BrokenRule } from "../broken_rule.ts";
import { TEXT_NOT_SHOWN } from "../describe_config_value.ts";
import { HTTP_URL_EXPECTED, isHttpUrl } from "../http_url.ts";
import type { KeyPath } from "../key_path.ts";

/** What a message shows as found. Default: the value. */
interface Shown {
  readonly found?: string;
}

/** Passed to a check of a text that may hold a secret, so that the message does not show the text. */
export const HIDDEN: Shown = { found: TEXT_NOT_SHOWN };

/** Checks a text with placeholders. Any other value is left to the schema. */
export function checkTemplate(value: unknown, path: KeyPath, options: Shown = {}): BrokenRule[] {
  return typeof value === "string" ? breakTemplate(templateProblem(value), path, options) : [];
}

/** Turns the problem of a template into a broken rule. */
export function breakTemplate(problem: string | null, path: KeyPath, options: Shown = {}): BrokenRule[] {
  return problem === null
    ? []
    : [{ path, expected: "a text with placeholders such as {pair}", hint: problem, ...options }];
}

/** Checks a URL that may hold a secret. A value that is not text is left to the schema. */
export function checkSecretUrl(value: unknown, path: KeyPath): BrokenRule[] {
  if (typeof value !== "string" || isHttpUrl(value)) return [];
  return [{ path, expected: HTTP_URL_EXPECTED, ...HIDDEN }];
}
