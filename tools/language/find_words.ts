/**
 * Finds what the rules forbid in a text, in the order of the lines.
 *
 * A phrase is found over a line break too, also where the next line of a comment starts with `*`, `//` or `#`.
 */
export function findWords(text: string, rules: readonly Rule[]): readonly Finding[] {
  return rules.flatMap(({ pattern, suggestion }) =>
    [...text.matchAll(new RegExp(pattern.source.replaceAll(" ", GAP), `g${pattern.flags}`))].map((match) => ({
      line: text.slice(0, match.index).split("\n").length,
      found: match[0].replaceAll(/\s+(?:(?:\*|\/\/|#) )?\s*/g, " "),
      suggestion,
    }))
  ).sort((a, b) => a.line - b.line);
}

/** A construction to replace. */
export interface Rule {
  /** A space in it stands for any gap between two words. */
  readonly pattern: RegExp;
  /** What to write instead. */
  readonly suggestion: string;
}

/** A place where a rule applies. */
export interface Finding {
  /** From 1. */
  readonly line: number;
  readonly found: string;
  readonly suggestion: string;
}

const GAP = String.raw`(?:[ \t]+|[ \t]*\n[ \t]*(?:(?:\*|\/\/|#)[ \t]+)?)`;
