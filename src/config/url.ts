/** What {@linkcode isHttpUrl} wants, in words. */
export const HTTP_URL_EXPECTED = "a URL that begins with http:// or https://, without a name and password in it";

/** Whether the text is an absolute URL that can be fetched, without a name and password in it. */
export function isHttpUrl(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
}
