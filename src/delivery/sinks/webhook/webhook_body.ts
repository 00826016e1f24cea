import type { SinkConfigOf } from "../../../config/schema.ts";
import { isSecretKey } from "../../../config/is_secret_key.ts";
import type { Signal } from "../../../signal.ts";
import { compileJsonTemplate } from "../../../text/json_template.ts";
import { formatSignalLine } from "../../format_signal.ts";
import { fieldsOf } from "../http/json_answer.ts";

type BodyConfig = Pick<SinkConfigOf<"webhook">, "method" | "format" | "body">;

/** The body of a webhook's request, in three steps: what it says, how it is written, how it may be shown. */
export interface WebhookBody {
  /** Null where the request has no body. */
  readonly contentType: string | null;
  text(signal: Signal): string;
  /** The same for people, without what stands under a secret's name. */
  shown(signal: Signal): unknown;
}

/** Compiles the body of a config that keeps the rules of its kind (config/sinks/webhook.ts). */
export function compileBody({ method, format, body }: BodyConfig): WebhookBody {
  if (method === "GET") return { contentType: null, text: () => "", shown: () => null };
  const content = body === undefined ? undefined : compileJsonTemplate(body);
  switch (format) {
    case "json": {
      const value = content ?? ((signal: Signal): unknown => signal);
      const text = (signal: Signal): string => JSON.stringify(value(signal));
      return { contentType: "application/json", text, shown: (signal) => withoutSecrets(value(signal)) };
    }
    case "form": {
      const fields = (signal: Signal): [string, string][] =>
        Object.entries(content === undefined ? signal : fieldsOf(content(signal))).map((
          [name, value],
        ) => [name, plain(value)]);
      const text = (signal: Signal): string => new URLSearchParams(fields(signal)).toString();
      const shown = (signal: Signal): unknown => withoutSecrets(Object.fromEntries(fields(signal)));
      return { contentType: "application/x-www-form-urlencoded", text, shown };
    }
    case "text": {
      const text = (signal: Signal): string =>
        content === undefined ? formatSignalLine(signal, false).trimEnd() : plain(content(signal));
      return { contentType: "text/plain; charset=utf-8", text, shown: text };
    }
  }
}

/** A value as a text: null is nothing, what is not plain is JSON. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function withoutSecrets(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutSecrets);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, isSecretKey(key) ? "***" : withoutSecrets(inner)]),
  );
}
