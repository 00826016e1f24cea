import type { ConsumerEvent } from "../../src/events.ts";
import type { Signal } from "../../src/signal.ts";
import { LineReader } from "./line_reader.ts";
import { rootDir, taskWords } from "./task_flags.ts";

/** How a program is started: by default with the running Deno and the flags of the task `consumer`. */
export interface ProgramOptions {
  /** Another executable, such as a compiled binary, that takes the arguments as they are. */
  readonly executable?: string;
  /** A folder outside the repository that it may write to, beside what the task allows. */
  readonly mayWrite?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Called with each line of stdout as it comes. */
  readonly onStdoutLine?: (line: string) => void;
  /** Called with each line of stderr as it comes. */
  readonly onStderrLine?: (line: string) => void;
}

/** What a program that has ended left. */
export interface ProgramEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a child needs of this environment; no `FREQTRADE__...` of the developer's gets in. */
const PASSED_ON = ["PATH", "HOME", "DENO_DIR", "TMPDIR", "XDG_CACHE_HOME", "DENO_TLS_CA_STORE", "SSL_CERT_FILE"];

/** The spawned program, as a user would start it. `await using` ends it. */
export class Program implements AsyncDisposable {
  readonly stdout: LineReader;
  readonly stderr: LineReader;
  readonly pid: number;
  readonly #child: Deno.ChildProcess;

  private constructor(child: Deno.ChildProcess, options: ProgramOptions) {
    this.#child = child;
    this.pid = child.pid;
    this.stdout = new LineReader(child.stdout, options.onStdoutLine);
    this.stderr = new LineReader(child.stderr, options.onStderrLine);
  }

  static async start(args: readonly string[], options: ProgramOptions = {}): Promise<Program> {
    const env = Object.fromEntries(PASSED_ON.flatMap((name) => {
      const value = Deno.env.get(name);
      return value === undefined ? [] : [[name, value]];
    }));
    const [executable, before] = options.executable === undefined
      ? [Deno.execPath(), await denoArgs(options)]
      : [options.executable, []];
    const child = new Deno.Command(executable, {
      args: [...before, ...args],
      cwd: options.cwd ?? rootDir,
      clearEnv: true,
      env: { ...env, NO_COLOR: "1", ...options.env },
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    return new Program(child, options);
  }

  /** The first signal on stdout that `wanted` takes. */
  async signal(wanted: (signal: Signal) => boolean, ms: number): Promise<Signal> {
    const at = await this.stdout.find((line) => wanted(JSON.parse(line)), ms);
    return JSON.parse(this.stdout.lines[at] ?? "");
  }

  /** All signals so far. */
  signals(): readonly Signal[] {
    return this.stdout.lines.map((line) => JSON.parse(line));
  }

  /** The place in stderr of the first event, from `from` on, that `wanted` takes; needs `--log-format json`. */
  event(wanted: (event: ConsumerEvent) => boolean, ms: number, from = 0): Promise<number> {
    return this.stderr.find(
      (line) => {
        const logged: { readonly properties?: { readonly event?: ConsumerEvent } } = JSON.parse(line);
        return logged.properties?.event !== undefined && wanted(logged.properties.event);
      },
      ms,
      from,
    );
  }

  kill(signal: Deno.Signal): void {
    try {
      this.#child.kill(signal);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // it has ended already
    }
  }

  async ended(): Promise<ProgramEnd> {
    const { code } = await this.#child.status;
    await Promise.all([this.stdout.done, this.stderr.done]);
    return { code, stdout: this.stdout.text, stderr: this.stderr.text };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.kill("SIGKILL");
    await this.ended();
  }
}

async function denoArgs({ mayWrite }: ProgramOptions): Promise<readonly string[]> {
  const [, run = "run", ...flags] = await taskWords("consumer");
  return [run, ...(mayWrite === undefined ? [] : [`--allow-write=${mayWrite}`]), ...flags];
}
