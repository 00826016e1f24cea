import { assertEquals } from "../support/assert.ts";
import { rootDir, taskWords } from "../support/task_flags.ts";

/** A copy of what a release is made of, so that a test can change its version. */
export class ReleaseTree {
  readonly #path: string;
  readonly #env: Readonly<Record<string, string>>;

  private constructor(path: string, env: Readonly<Record<string, string>>) {
    this.#path = path;
    this.#env = env;
  }

  /**
   * Copies the repository's files into a new folder.
   *
   * @param env what tasks find in their environment
   */
  static async copy(path: string, env: Readonly<Record<string, string>> = {}): Promise<ReleaseTree> {
    await Deno.mkdir(`${path}/tests/fixtures`, { recursive: true });
    for (const entry of ENTRIES) await copy(`${rootDir}${entry}`, `${path}/${entry}`);
    return new ReleaseTree(path, env);
  }

  /** Adds an item to what is unreleased in CHANGELOG.md. */
  async note(item: string): Promise<void> {
    const path = `${this.#path}/CHANGELOG.md`;
    const changelog = await Deno.readTextFile(path);
    const heading = "## [Unreleased]\n";
    await Deno.writeTextFile(path, changelog.replace(heading, `${heading}\n- ${item}\n`));
  }

  /** Runs a task of deno.json, which must succeed. Returns what it prints. */
  async run(task: string, ...args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await this.try(task, ...args);
    assertEquals(code, 0, `${task}: ${stderr}`);
    return stdout;
  }

  /** Runs a task of deno.json. */
  async try(task: string, ...args: readonly string[]): Promise<TaskOutput> {
    const [, ...words] = await taskWords(task);
    const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: [...words, ...args],
      cwd: this.#path,
      env: { NO_COLOR: "1", ...this.#env },
      stdin: "null",
    }).output();
    const decoder = new TextDecoder();
    return { code, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
  }
}

/** What a task printed and ended with. */
export interface TaskOutput {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function copy(from: string, to: string): Promise<void> {
  const { isDirectory } = await Deno.stat(from);
  if (!isDirectory) return await Deno.copyFile(from, to);
  await Deno.mkdir(to, { recursive: true });
  for await (const { name } of Deno.readDir(from)) await copy(`${from}/${name}`, `${to}/${name}`);
}

const ENTRIES = [
  ...["CHANGELOG.md", "LICENSE", "README.md", "config.example.jsonc", "config.schema.json", "deno.json", "deno.lock"],
  ...["CODE_OF_CONDUCT.md", "CONTRIBUTING.md", "SECURITY.md"],
  ...[".dvmrc", "docs", "examples", "install.ps1", "install.sh", "main.ts", "src", "tools"],
  ...["tests/compile/strategies", "tests/fixtures/walk.ndjson"],
];
