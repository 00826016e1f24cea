import { type Node, type ParseError, parseTree } from "jsonc-parser";

// Loaded only for a problem: most configs are valid, and jsonc-parser takes time to load.

/** Parses JSONC to a tree with offsets, and adds its syntax errors to `errors`. Returns undefined if nothing was parsed. */
export function parseJsoncTree(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, { allowTrailingComma: true });
  } catch (error) {
    // A RangeError means that the text is nested deeper than the call stack. The problem is then reported without a line.
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

/** Counts the line of an offset, from 1. */
export function countLine(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
