/**
 * Translates a regular expression from Python's syntax to JavaScript's: `(?P<name>...)`, `(?P=name)`, `(?#comment)`,
 * `\A`, `\Z`, a leading `(?i)` and a `]` at the start of a set. The rest of what a pair list holds is equal in both. The
 * result is for use without the flags `u` and `v`.
 */
export function translatePythonPattern(pattern: string): string {
  let text = "";
  for (let i = 0; i < pattern.length;) {
    const token = readToken(pattern, i);
    text += TRANSLATED.get(token) ?? translateToken(token, i);
    i += token.length;
  }
  return text;
}

const TOKEN = /\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|\(\?P<|\(\?P=\w+\)|\(\?#[^)]*\)|\(\?i\)|[\s\S]/y;

const TRANSLATED: ReadonlyMap<string, string> = new Map([["\\A", "^"], ["\\Z", "$"], ["(?P<", "(?<"]]);

function readToken(pattern: string, index: number): string {
  TOKEN.lastIndex = index;
  return TOKEN.exec(pattern)?.[0] ?? pattern.slice(index);
}

function translateToken(token: string, index: number): string {
  if (token.startsWith("(?P=")) return `\\k<${token.slice(4, -1)}>`;
  if (token.startsWith("(?#")) return "";
  // The filter ignores letter case anyway. Python allows this flag only at the start.
  if (token === "(?i)" && index === 0) return "";
  // In JavaScript "[]" is an empty set. In Python "]" is the first member of the set.
  if (token.length > 2 && /^\[\^?\]/.test(token)) return token.replace("]", "\\]");
  return token;
}
