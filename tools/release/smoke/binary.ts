import { ToolError } from "../tool_error.ts";

/** A compiled program that is tested from the outside: in an empty folder, with little of this machine's environment. */
export class Binary {
  readonly #path: string;
  readonly #folder: string;

  /** @param folder where the program runs, also its user's home */
  constructor(path: string, folder: string) {
    this.#path = path;
    this.#folder = folder;
  }

  /** Runs the program to its end. */
  async run(args: readonly string[]): Promise<BinaryOutput> {
    const child = this.#spawn(args);
    const timer = setTimeout(() => child.kill("SIGKILL"), MAX_RUN_MS);
    const [{ code }, stdout, stderr] = await Promise.all([
      child.status,
      new Response(child.stdout).text(),
      new Response(child.stderr).text(),
    ]);
    clearTimeout(timer);
    return { code, stdout, stderr };
  }

  /**
   * Runs the program until it has printed a line, then stops it. Returns the line, and the code that the program ended with.
   *
   * @throws {ToolError} it ended before, or printed nothing in a minute
   */
  async runUntilLine(args: readonly string[]): Promise<{ readonly line: string; readonly code: number }> {
    const child = this.#spawn(args);
    const timer = setTimeout(() => stop(child), MAX_RUN_MS);
    const stderr = new Response(child.stderr).text();
    let text = "";
    let line: string | undefined;
    for await (const part of child.stdout.pipeThrough(new TextDecoderStream())) {
      text += part;
      const end = text.indexOf("\n");
      if (line !== undefined || end < 0) continue;
      line = text.slice(0, end);
      await stop(child);
    }
    const { code } = await child.status;
    clearTimeout(timer);
    if (line === undefined) throw new ToolError(`it printed nothing, and ended with code ${code}:\n${await stderr}`);
    await stderr;
    return { line, code };
  }

  #spawn(args: readonly string[]): Deno.ChildProcess {
    const passedOn = PASSED_ON.flatMap((name) => {
      const value = Deno.env.get(name);
      return value === undefined ? [] : [[name, value] as const];
    });
    return new Deno.Command(this.#path, {
      args: [...args],
      cwd: this.#folder,
      clearEnv: true,
      env: { ...Object.fromEntries(passedOn), HOME: this.#folder, USERPROFILE: this.#folder, NO_COLOR: "1" },
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
  }
}

/** What a program printed and ended with. */
export interface BinaryOutput {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Windows has no SIGTERM: there, the program and its child are ended. */
async function stop(child: Deno.ChildProcess): Promise<void> {
  if (Deno.build.os !== "windows") return child.kill("SIGTERM");
  await new Deno.Command("taskkill", { args: ["/PID", String(child.pid), "/T", "/F"], stdout: "null" }).output();
}

const MAX_RUN_MS = 60_000;
const PASSED_ON = ["PATH", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LANG"];
