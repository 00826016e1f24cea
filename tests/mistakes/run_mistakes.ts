import { assertNoTrace } from "../cli/support.ts";
import { Program, type ProgramEnd } from "../support/program.ts";

/**
 * Runs the program once for each case, a few at a time, and throws one error that lists every case that did not end as
 * expected.
 */
export async function runMistakes(cases: readonly MistakeCase[]): Promise<void> {
  const pending = [...cases];
  const wrong: string[] = [];
  const work = async (): Promise<void> => {
    for (let one = pending.shift(); one !== undefined; one = pending.shift()) wrong.push(...await runCase(one));
  };
  await Promise.all(Array.from({ length: MAX_PROGRAMS }, work));
  if (wrong.length > 0) throw new Error(`${wrong.length} of ${cases.length} cases:\n\n${wrong.join("\n\n")}`);
}

/** One run of the program on a file or a command line with a mistake. */
export interface MistakeCase {
  readonly name: string;
  /** The arguments of the program. */
  readonly args: readonly string[];
  /** The expected exit code. */
  readonly code: number;
  /** Texts that stdout and stderr together must contain. Runs of spaces and line ends count as one space. */
  readonly messages: readonly string[];
  /** Texts that must stand together on one line, for each of several mistakes. */
  readonly lines?: readonly (readonly string[])[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** How many programs run at the same time. */
const MAX_PROGRAMS = 3;

async function runCase(
  { name, args, code, messages, lines = [], ...options }: MistakeCase,
): Promise<readonly string[]> {
  await using program = await Program.start(args, options);
  const end = await program.ended();
  const problems = [
    ...(end.code === code ? [] : [`expected exit code ${code}, found ${end.code}`]),
    ...messages.filter((message) => !flatten(end.stdout + end.stderr).includes(flatten(message))).map((message) =>
      `expected ${JSON.stringify(message)}`
    ),
    ...lines.filter((texts) => !hasLine(end, texts)).map((texts) => `expected a line with ${JSON.stringify(texts)}`),
    ...findTrace(end),
  ];
  return problems.length === 0 ? [] : [`${name}: ${problems.join("; ")}\n${end.stdout}${end.stderr}`];
}

function findTrace(end: ProgramEnd): readonly string[] {
  try {
    assertNoTrace(end);
    return [];
  } catch (error) {
    return [`a stack trace or a token: ${String(error)}`];
  }
}

function hasLine({ stdout, stderr }: ProgramEnd, texts: readonly string[]): boolean {
  return `${stdout}\n${stderr}`.split("\n").some((line) => texts.every((text) => line.includes(text)));
}

function flatten(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}
