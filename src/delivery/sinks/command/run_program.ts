import { KeptOutput } from "./kept_output.ts";

/** Runs a program until it exits. Throws the runtime's error when it can't be started. */
export async function runProgram({ command, input, env, timeoutMs, abort }: RunOptions): Promise<RunEnd> {
  const [program = "", ...args] = command;
  const piped = { stdin: "piped", stdout: "piped", stderr: "piped" } as const;
  const child = new Deno.Command(program, { args, env, clearEnv: true, ...piped }).spawn();
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
  await Promise.all(outputs.map((output) => finish(output)));
  const [stdout, stderr] = outputs;
  return { endedBy, status, stdout: stdout.lines, stderr: stderr.lines };
}

/** Writes the input while the program runs. A program need not read it. */
function feed(stdin: WritableStream<Uint8Array>, input: string): { stop(): Promise<void> } {
  const writer = stdin.getWriter();
  const ignore = (): void => {}; // a program may close its stdin early
  const written = writer.write(new TextEncoder().encode(input)).then(() => writer.close()).catch(ignore);
  writer.closed.catch(ignore);
  return {
    async stop(): Promise<void> {
      await writer.abort().catch(ignore);
      await written;
    },
  };
}

async function finish(output: KeptOutput): Promise<void> {
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
    // it has exited already, or changed its user: nothing can be done
  }
}

/** The time between SIGTERM and SIGKILL. */
const KILL_AFTER_MS = 2000;
/** How long to wait for the end of the output after the program has exited: its children may keep it open. */
const OUTPUT_AFTER_END_MS = 500;
/** How much of the output to keep, in bytes. */
const MAX_KEPT_BYTES = 4096;

/** Options of {@linkcode runProgram}. */
export interface RunOptions {
  /** The program and its arguments. */
  readonly command: readonly string[];
  /** The text on its stdin. */
  readonly input: string;
  /** The whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** When to stop it, in milliseconds. */
  readonly timeoutMs: number;
  /** Stops it. */
  readonly abort: AbortSignal;
}

/** The result of {@linkcode runProgram}. */
export interface RunEnd {
  /** Why it was stopped. Null: it exited by itself. */
  readonly endedBy: "timeout" | "abort" | null;
  readonly status: Deno.CommandStatus;
  /** The first lines of its stdout that are not blank. */
  readonly stdout: readonly string[];
  /** The last lines of its stderr that are not blank. */
  readonly stderr: readonly string[];
}
