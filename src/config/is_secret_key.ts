/** Reports whether a key's name says that its value is a secret, such as `ws_token` or `password`. */
export function isSecretKey(key: string): boolean {
  return /token|webhook_url|pass(?:word|phrase|wd)|secret|(?:^|[^a-z])key$|apikey/i.test(key) || /[a-z]Key$/.test(key);
}
