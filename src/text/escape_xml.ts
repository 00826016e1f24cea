/**
 * Escapes a text for XML or HTML, outside of attributes.
 *
 * @example
 * ```ts
 * import { escapeXml } from "./escape_xml.ts";
 * if (escapeXml("a < b & c") !== "a &lt; b &amp; c") throw new Error(escapeXml("a < b & c"));
 * ```
 */
export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
