import { z } from "zod";
import { headerProblem } from "../../text/http_header.ts";
import { jsonTemplateProblems } from "../../text/json_template.ts";
import { urlTemplateProblem } from "../../text/template.ts";
import type { BrokenRule } from "../broken_rule.ts";
import { isSecretKey } from "../is_secret_key.ts";
import { isJsonObject } from "../json_object.ts";
import type { KeyPath } from "../key_path.ts";
import { secret } from "../secret_schema.ts";
import { oneOf } from "../value_schemas.ts";
import { answerTimeout, CA_FILE, secretUrl } from "./common.ts";
import { defineSinkKind, listText } from "./sink_kind.ts";
import { breakTemplate, checkSecretUrl, checkTemplate, HIDDEN } from "./template_rules.ts";
import { listUrlSecrets } from "./url_secret.ts";

/** Sends signals to a URL. */
export const webhookSink = defineSinkKind({
  type: "webhook",
  summary: "Sends each signal to a URL in an HTTP request.",
  keys: {
    url: secretUrl("the URL to call").meta({
      description: "The URL. Its path and query may hold placeholders such as {pair}. Output shows its host only.",
      examples: ["https://example.org/orders/{strategy}"],
    }),
    method: oneOf(["POST", "PUT", "PATCH", "GET"]).default("POST").describe("HTTP method. GET sends no body."),
    headers: z.record(z.string(), secret("text"), { error: "an object with header names and texts" }).default({})
      .meta({
        description: "Headers of the request. Values may hold placeholders.",
        examples: [{ Authorization: { env: "ORDERS_TOKEN" } }],
      }),
    format: oneOf(["json", "form", "text"]).default("json").describe("How the body is encoded."),
    body: z.unknown().exactOptional().meta({
      description: "The body. Texts in it may hold placeholders such as {pair}. The default is the whole signal.",
      examples: [{ text: "{action} {side} {pair}", price: "{price}" }],
    }),
    hmac_secret: secret("a long random text").exactOptional().meta({
      description:
        "Signs each request: X-Consumer-Signature-V2 covers time, id, method, path, query and body. See SINKS.md.",
      examples: [{ file: "secrets/hmac" }],
    }),
    timeout: answerTimeout(10),
    ca_file: CA_FILE,
  },
  files: ["ca_file"],
  secrets: { url: listUrlSecrets, headers: listHeaderSecrets, hmac_secret: listText },
  findBrokenRules: ({ url, headers, format, body }, { path }) => [
    ...checkUrlTemplate(url, [...path, "url"]),
    ...checkHeaders(headers, [...path, "headers"]),
    ...checkBody(format, body, [...path, "body"]),
  ],
});

function listHeaderSecrets(headers: unknown): readonly string[] {
  return Object.entries(isJsonObject(headers) ? headers : {}).flatMap(([name, value]) =>
    isSecretKey(name) || /^(?:authorization|cookie)$/i.test(name) ? listText(value) : []
  );
}

function checkUrlTemplate(url: unknown, path: KeyPath): BrokenRule[] {
  if (typeof url !== "string") return [];
  const problem = urlTemplateProblem(url);
  return problem === null ? checkSecretUrl(url, path) : breakTemplate(problem, path, HIDDEN);
}

function checkHeaders(headers: unknown, path: KeyPath): BrokenRule[] {
  return Object.entries(isJsonObject(headers) ? headers : {}).flatMap(([name, value]) => {
    const at = [...path, name];
    const problem = headerProblem(name, typeof value === "string" ? value : "");
    if (problem !== null) return [{ path: at, expected: "a header of a request", hint: problem, ...HIDDEN }];
    return checkTemplate(value, at, HIDDEN);
  });
}

function checkBody(format: unknown, body: unknown, path: KeyPath): BrokenRule[] {
  if (body === undefined) return [];
  if (format === "text" && typeof body !== "string") return [{ path, expected: "a text, because format is text" }];
  if (format === "form" && !isJsonObject(body)) {
    return [{ path, expected: "an object with the form's fields, because format is form" }];
  }
  return jsonTemplateProblems(body, path).flatMap(({ path, problem }) => breakTemplate(problem, path));
}
