import { KeptOutput } from "./kept_output.ts";

/** A program that is asked to end (SIGTERM) has so long until it is made to (SIGKILL). */
const KILL_AFTER_MS = 2000;
/** Others that a program has started may hold its output open: so long it is waited for when the program has ended. */
const OUTPUT_AFTER_END_MS = 500;
/** How much of its output is kept, in bytes. */
const MAX_KEPT_BYTES = 4096;

/** How a program is run. */
export interface RunOptions {
  /** The program and its arguments. */
  readonly command: readonly string[];
  /** What it reads on its standard input; it need not. */
  readonly input: string;
  /** What is added to the environment that it inherits. */
  readonly env: Readonly<Record<string, string>>;
  /** After so many milliseconds it is ended. */
  readonly timeoutMs: number;
  /** Ends it. */
  readonly abort: AbortSignal;
}

/** How a program has ended. */
export interface RunEnd {
  /** Null: it ended by itself. */
  readonly endedBy: "timeout" | "abort" | null;
  readonly status: Deno.CommandStatus;
  /** The first lines of its standard output that are not blank. */
  readonly stdout: readonly string[];
  /** The last lines of its standard error that are not blank. */
  readonly stderr: readonly string[];
}

/** Runs a program to its end. Throws what `spawn` throws when it can't be started. */
export async function runProgram({ command, input, env, timeoutMs, abort }: RunOptions): Promise<RunEnd> {
  const [program = "", ...args] = command;
  const piped = { stdin: "piped", stdout: "piped", stderr: "piped" } as const;
  const child = new Deno.Command(program, { args, env, ...piped }).spawn();
  const feeding = feed(child.stdin, input);
  const outputs = [
    new KeptOutput(child.stdout, { keep: "start", max: MAX_KEPT_BYTES }),
    new KeptOutput(child.stderr, { keep: "end", max: MAX_KEPT_BYTES }),
  ] as const;
  let endedBy: RunEnd["endedBy"] = null;
  let killing: ReturnType<typeof setTimeout> | undefined;
  const end = (why: "timeout" | "abort"): void => {
    if (endedBy !== null) return;
    endedBy = why;
    kill(child, "SIGTERM");
    killing = setTimeout(() => kill(child, "SIGKILL"), KILL_AFTER_MS);
  };
  const timer = setTimeout(() => end("timeout"), timeoutMs);
  const onAbort = (): void => end("abort");
  abort.addEventListener("abort", onAbort, { once: true });
  if (abort.aborted) onAbort();
  const status = await child.status;
  clearTimeout(timer);
  clearTimeout(killing);
  abort.removeEventListener("abort", onAbort);
  await feeding.stop();
  await Promise.all(outputs.map((output) => endOf(output)));
  const [stdout, stderr] = outputs;
  return { endedBy, status, stdout: stdout.lines, stderr: stderr.lines };
}

/** Writes the input while the program runs: one that does not read it may leave it. */
function feed(stdin: WritableStream<Uint8Array>, input: string): { stop(): Promise<void> } {
  const writer = stdin.getWriter();
  const left = (): void => {}; // a pipe that nobody reads any more is no fault of the program
  const written = writer.write(new TextEncoder().encode(input)).then(() => writer.close()).catch(left);
  writer.closed.catch(left);
  return {
    async stop(): Promise<void> {
      await writer.abort().catch(left);
      await written;
    },
  };
}

async function endOf(output: KeptOutput): Promise<void> {
  const timer = Promise.withResolvers<void>();
  const waiting = setTimeout(timer.resolve, OUTPUT_AFTER_END_MS);
  await Promise.race([output.ended, timer.promise]);
  clearTimeout(waiting);
  await output.cancel();
}

function kill(child: Deno.ChildProcess, signal: Deno.Signal): void {
  try {
    child.kill(signal);
  } catch {
    // it has ended already, or belongs to somebody else: either way there is nothing to be done
  }
}
