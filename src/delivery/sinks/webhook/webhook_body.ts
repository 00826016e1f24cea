import type { SinkConfigOf } from "../../../config/schema.ts";
import { isSecretKey } from "../../../config/is_secret_key.ts";
import type { Signal } from "../../../signal.ts";
import { compileJsonTemplate } from "../../../text/json_template.ts";
import { formatSignalLine } from "../../format_signal.ts";
import { fieldsOf } from "../http/json_answer.ts";

type BodyConfig = Pick<SinkConfigOf<"webhook">, "method" | "format" | "body">;

/** Compiles the body of a config that follows the rules of its kind (config/sinks/webhook.ts). */
export function compileBody({ method, format, body }: BodyConfig): WebhookBody {
  if (method === "GET") return { contentType: null, text: () => "", shown: () => null };
  const content = body === undefined ? undefined : compileJsonTemplate(body);
  switch (format) {
    case "json": {
      const value = content ?? ((signal: Signal): unknown => signal);
      const text = (signal: Signal): string => JSON.stringify(value(signal));
      return { contentType: "application/json", text, shown: (signal) => hideValues(value(signal)) };
    }
    case "form": {
      const fields = (signal: Signal): [string, string][] =>
        Object.entries(content === undefined ? signal : fieldsOf(content(signal))).map((
          [name, value],
        ) => [name, toText(value)]);
      const text = (signal: Signal): string => new URLSearchParams(fields(signal)).toString();
      const shown = (signal: Signal): unknown => hideValues(Object.fromEntries(fields(signal)));
      return { contentType: "application/x-www-form-urlencoded", text, shown };
    }
    case "text": {
      const text = (signal: Signal): string =>
        content === undefined ? formatSignalLine(signal, false, Infinity).trimEnd() : toText(content(signal));
      return { contentType: "text/plain; charset=utf-8", text, shown: text };
    }
  }
}

/** Converts a value to text: null to an empty text, an object or a list to JSON. */
function toText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function hideValues(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(hideValues);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, isSecretKey(key) ? "***" : hideValues(inner)]),
  );
}

/** A compiled body of a webhook's request. */
export interface WebhookBody {
  /** Null: the request has no body. */
  readonly contentType: string | null;
  /** Returns the body to send. */
  text(signal: Signal): string;
  /** Returns the body for a preview, with `***` for the value of each secret's key. */
  shown(signal: Signal): unknown;
}
