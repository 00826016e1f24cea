/**
 * A regular expression in Python's spelling as one in JavaScript's: `(?P<name>...)`, `(?P=name)`, `(?#comment)`,
 * `\A`, `\Z`, a leading `(?i)` and a `]` that opens a set. Everything else is the same in both for what a pair list
 * holds. It is meant for use without the flags `u` and `v`.
 */
export function pythonPattern(pattern: string): string {
  let text = "";
  for (let i = 0; i < pattern.length;) {
    const token = tokenAt(pattern, i);
    text += TRANSLATED.get(token) ?? translated(token, i);
    i += token.length;
  }
  return text;
}

const TOKEN = /\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|\(\?P<|\(\?P=\w+\)|\(\?#[^)]*\)|\(\?i\)|[\s\S]/y;

const TRANSLATED: ReadonlyMap<string, string> = new Map([["\\A", "^"], ["\\Z", "$"], ["(?P<", "(?<"]]);

function tokenAt(pattern: string, index: number): string {
  TOKEN.lastIndex = index;
  return TOKEN.exec(pattern)?.[0] ?? pattern.slice(index);
}

function translated(token: string, index: number): string {
  if (token.startsWith("(?P=")) return `\\k<${token.slice(4, -1)}>`;
  if (token.startsWith("(?#")) return "";
  // Pairs are compared without letter case anyway; Python allows the flag at the start alone.
  if (token === "(?i)" && index === 0) return "";
  // In JavaScript "[]" is a set of nothing, in Python "]" is the set's first member.
  if (token.length > 2 && /^\[\^?\]/.test(token)) return token.replace("]", "\\]");
  return token;
}
