import { parse } from "@std/yaml";

// deno-std on npm carries no types
/** Parses a YAML document (`@std/yaml`), typed. Throws `SyntaxError`. */
export const parseYaml: (text: string) => unknown = parse;
