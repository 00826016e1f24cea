import { rootDir } from "../../support/task_flags.ts";

/** A process that records signals in a loop (journal_in_a_loop.ts), to be killed at any moment. */
export class LoopingJournal implements AsyncDisposable {
  readonly #child: Deno.ChildProcess;
  readonly #reading: Promise<void>;
  readonly #lines: string[] = [];
  #waiting: { readonly count: number; readonly resolve: () => void } | null = null;
  #rest = "";

  private constructor(child: Deno.ChildProcess) {
    this.#child = child;
    this.#reading = this.#read();
  }

  static start(journal: string, first = 0): LoopingJournal {
    const script = `${rootDir}tests/delivery/journal/journal_in_a_loop.ts`;
    const args = ["run", "--no-check", "--cached-only", "--no-prompt", "--allow-read", "--allow-write", "--allow-env"];
    const command = new Deno.Command(Deno.execPath(), {
      args: [...args, script, journal, `${first}`],
      stdin: "null",
      stdout: "piped",
      stderr: "inherit",
    });
    return new LoopingJournal(command.spawn());
  }

  get pid(): number {
    return this.#child.pid;
  }

  /** The complete lines so far. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  /** Resolves after a number of lines, or at the end of the process. */
  async recorded(lines: number): Promise<void> {
    if (this.#lines.length >= lines) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting = { count: lines, resolve };
    await Promise.race([promise, this.#reading]);
  }

  /** Kills the process with SIGKILL, and returns the lines that it printed. */
  async kill(): Promise<readonly string[]> {
    this.#child.kill("SIGKILL");
    await this.#child.status;
    await this.#reading;
    return this.#lines;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { signal } = await Promise.race([this.#child.status, Promise.resolve({ signal: "running" })]);
    if (signal === "running") await this.kill();
  }

  async #read(): Promise<void> {
    for await (const text of this.#child.stdout.pipeThrough(new TextDecoderStream())) {
      const lines = (this.#rest + text).split("\n");
      this.#rest = lines.pop() ?? "";
      this.#lines.push(...lines);
      if (this.#waiting !== null && this.#lines.length >= this.#waiting.count) this.#waiting.resolve();
    }
  }
}
