/** What {@linkcode isHttpUrl} accepts, for messages. */
export const HTTP_URL_EXPECTED = "a URL that starts with http:// or https://, without a user name and password";

/** Reports whether a text is an absolute HTTP URL without a user name and password. */
export function isHttpUrl(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
}
