import { parse } from "@std/jsonc";

/** Parses JSON with comments and trailing commas (`@std/jsonc`), typed. Throws `SyntaxError`. */
export const parseJsonc: (text: string) => unknown = parse;
