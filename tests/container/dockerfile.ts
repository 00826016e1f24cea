/**
 * Parses a Dockerfile of the kind that this repository has: no variables, and no `# syntax` or `# escape` lines.
 *
 * @throws {Error} an instruction stands before the first `FROM`
 */
export function parseDockerfile(text: string): Dockerfile {
  const stages: { base: string; alias: string | null; instructions: Instruction[] }[] = [];
  const lines = text.split("\n").filter((line) => !line.trimStart().startsWith("#")).join("\n");
  for (const line of lines.replaceAll(/\\\n/g, " ").split("\n")) {
    const [, name = "", rest = ""] = /^\s*([A-Z]+)\s+(.*?)\s*$/.exec(line) ?? [];
    if (name === "") continue;
    const instruction = parseInstruction(name, rest);
    if (name === "FROM") {
      const [base = "", , alias = null] = instruction.words;
      stages.push({ base, alias, instructions: [] });
      continue;
    }
    const stage = stages.at(-1);
    if (stage === undefined) throw new Error(`${name} stands before FROM`);
    stage.instructions.push(instruction);
  }
  return { stages };
}

/** A parsed Dockerfile. */
export interface Dockerfile {
  readonly stages: readonly {
    readonly base: string;
    readonly alias: string | null;
    readonly instructions: readonly Instruction[];
  }[];
}

/** An instruction: `NAME --flag=value words`, or `NAME --flag=value ["word", ...]`. */
export interface Instruction {
  readonly name: string;
  readonly flags: readonly string[];
  /** The words; those of the command for `HEALTHCHECK`. One text for `RUN`. */
  readonly words: readonly string[];
}

function parseInstruction(name: string, text: string): Instruction {
  const [before = ""] = /^(?:--\S+\s+)*/.exec(text) ?? [];
  const rest = name === "HEALTHCHECK" ? text.slice(before.length).replace(/^CMD\s+/, "") : text.slice(before.length);
  return { name, flags: before.split(/\s+/).filter((flag) => flag !== ""), words: parseWords(name, rest) };
}

function parseWords(name: string, text: string): readonly string[] {
  if (text.startsWith("[")) return JSON.parse(text);
  if (name === "RUN") return [text];
  return [...text.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([word]) => word.replaceAll('"', ""));
}
