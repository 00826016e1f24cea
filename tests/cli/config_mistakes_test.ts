import { assert, assertEquals, assertStringIncludes } from "../support/assert.ts";
import { strictTest } from "../support/strict.ts";
import { rootDir } from "../support/task_flags.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { fixture, run } from "./support.ts";

/** A wrong config or command line, and what the program says. */
interface Mistake {
  readonly mistake: string;
  /** `{dir}` stands for the folder of the files, `{root}` for the repository. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, unknown>>;
  readonly code: number;
  readonly message: string;
  /** A second text of the output. */
  readonly also?: string;
}

/** Processes that run at once. */
const POOL_SIZE = 4;

strictTest("no mistake in a config or a command line passes in silence", async () => {
  const mistakes: readonly Mistake[] = JSON.parse(await Deno.readTextFile(fixture("mistakes/configs.json")));
  assert(mistakes.length >= 30);
  const failures: string[] = [];
  const queue = [...mistakes];
  const work = async (): Promise<void> => {
    for (let mistake = queue.shift(); mistake !== undefined; mistake = queue.shift()) {
      await checkMistake(mistake).catch((error) => failures.push(`${error}`));
    }
  };
  await Promise.all(Array.from({ length: POOL_SIZE }, work));
  assertEquals(failures, [], failures.join("\n\n"));
});

async function checkMistake({ mistake, args, env = {}, files, code, message, also }: Mistake): Promise<void> {
  await using folder = await TempFolder.make();
  const fill = (text: string): string => text.replaceAll("{dir}", folder.path).replaceAll("{root}/", rootDir);
  for (const [name, content] of Object.entries(files)) {
    const bytes = encode(content, fill);
    await Deno.writeFile(`${folder.path}/${name}`, bytes);
  }
  const end = await run(args.map(fill), { mayWrite: folder.path, env });
  const output = `${end.stdout}\n${end.stderr}`;
  assertEquals(end.code, code, `${mistake}: ${output}`);
  for (const text of [message, ...also === undefined ? [] : [also]]) {
    assertStringIncludes(output, fill(text), `${mistake}: expected ${text} in ${output}`);
  }
  assert(end.code !== 0 || /\bWRN\b|warning/i.test(end.stderr), `${mistake}: ends with 0 and no warning: ${output}`);
}

/** Makes a file of a fixture: an object is JSON, unless it says how its text is encoded or repeated. */
function encode(content: unknown, fill: (text: string) => string): Uint8Array {
  if (typeof content === "string") return new TextEncoder().encode(fill(content));
  const { encoding, repeat, text } = content as { encoding?: string; repeat?: number; text?: string };
  if (text === undefined) return new TextEncoder().encode(fill(JSON.stringify(content)));
  if (repeat !== undefined) return new TextEncoder().encode(text.repeat(repeat));
  const codes = [...text].map((letter) => letter.charCodeAt(0));
  if (encoding === "latin-1") return Uint8Array.from(codes);
  return Uint8Array.from([0xfeff, ...codes].flatMap((code) => [code & 0xff, code >> 8]));
}
