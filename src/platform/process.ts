/** Returns the environment variables. */
export function readEnvironment(): Readonly<Record<string, string>> {
  return Deno.env.toObject();
}

/** Returns the folder in which the program was started. */
export function currentFolder(): string {
  return Deno.cwd();
}

/** The id of this process. */
export const processId: number = Deno.pid;

/** Returns the file of the running program: the compiled one, or Deno. */
export function executablePath(): string {
  return Deno.execPath();
}

/** The operating system and the processor that this program is built for. */
export const buildOf: { readonly os: string; readonly arch: string } = Deno.build;

/** Whether the program runs as one compiled file. */
export const isCompiled: boolean = Deno.build.standalone;

/** Returns whether `deno task` started the program. It sets this variable for what it runs. */
export function isStartedByTask(): boolean {
  return Deno.env.has("INIT_CWD");
}

/** Calls a function when the program ends by itself. */
export function onExit(call: () => void): void {
  globalThis.addEventListener("unload", call);
}

/** Returns the memory that the program occupies without this thread's own objects, in MB. */
export function otherThreadsMb(): number {
  const { rss, heapTotal, external } = Deno.memoryUsage();
  return (rss - heapTotal - external) / 2 ** 20;
}

/** Whether the operating system is Windows. */
export const isWindows: boolean = Deno.build.os === "windows";

/** Formats any value as `console.log` shows it. */
export function inspectValue(value: unknown, options?: Deno.InspectOptions): string {
  return Deno.inspect(value, options);
}

/** Reads standard input to its end. */
export async function readStandardInput(): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(Deno.stdin.readable).arrayBuffer());
}
