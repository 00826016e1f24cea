import { ToolError } from "../release/tool_error.ts";

/**
 * Runs a shell command in a terminal of its own, until it has printed enough. Then types Ctrl-C, and waits for its end.
 * Needs `script` of util-linux.
 *
 * @param isEnough decides by all that the terminal has received
 * @throws {ToolError} the command ended by itself, or did not print enough within a minute
 */
export async function recordTerminal(
  { command, columns, cwd }: TerminalCommand,
  isEnough: (text: string) => boolean,
): Promise<readonly TerminalOutput[]> {
  const child = new Deno.Command("script", {
    args: ["--quiet", "--flush", "--return", "--command", `stty cols ${columns} rows 50; exec ${command}`, "/dev/null"],
    cwd,
    env: { TERM: "xterm-256color", NO_COLOR: "" },
    stdin: "piped",
    stdout: "piped",
  }).spawn();
  const timer = setTimeout(() => child.kill(), MAX_MS);
  const keys = child.stdin.getWriter();
  const start = performance.now();
  const outputs: TerminalOutput[] = [];
  let isComplete = false;
  for await (const text of child.stdout.pipeThrough(new TextDecoderStream())) {
    if (isComplete) continue;
    outputs.push({ at: performance.now() - start, text });
    isComplete = isEnough(outputs.map((output) => output.text).join(""));
    if (isComplete) await keys.write(CTRL_C);
  }
  await child.status;
  clearTimeout(timer);
  if (!isComplete) throw new ToolError(`${command} did not print enough: ${outputs.map(({ text }) => text).join("")}`);
  return outputs;
}

/** A command, and the terminal that it runs in. */
export interface TerminalCommand {
  /** A command of `sh`. */
  readonly command: string;
  readonly columns: number;
  readonly cwd: string;
}

/** Something that a terminal has received. */
export interface TerminalOutput {
  /** Milliseconds since the start of the command. */
  readonly at: number;
  readonly text: string;
}

const CTRL_C = new Uint8Array([3]);
const MAX_MS = 60_000;
