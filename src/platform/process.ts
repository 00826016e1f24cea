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

/** Returns what started the program for the user, or null. `deno task`, `npx` and `npm run` set `INIT_CWD`. */
export function findLauncher(): Launcher | null {
  const isBelowRunner = Deno.env.has("INIT_CWD");
  if (Deno.env.get(INSTALL_VARIABLE) === NPM_MARKER) return isBelowRunner ? "npx" : "npm";
  return isBelowRunner ? "deno task" : null;
}

/** `npm` is the command that an npm package installs; `npx` stands for all that runs this command for the user. */
export type Launcher = "deno task" | "npm" | "npx";

/** The environment variable with which an install names its kind: "container", or {@linkcode NPM_MARKER}. */
export const INSTALL_VARIABLE = "CONSUMER_INSTALL";

/** What the command of the npm package sets {@linkcode INSTALL_VARIABLE} to. */
export const NPM_MARKER = "npm";

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
