import { describeValue } from "../../text/describe_value.ts";
import { shorten } from "./shorten.ts";

/** Describes a wrong field of a message: `data.la: expected a date, found null`. */
export function describeMismatch(field: string, expected: string, found: unknown): string {
  return `${field}: expected ${expected}, found ${describeValue(typeof found === "string" ? shorten(found) : found)}`;
}
