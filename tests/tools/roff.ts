/** Shows a man page as text with a program that reads roff, on lines of 500 columns. Fails when the program complains. */
export async function showMan(renderer: Renderer, page: string): Promise<string> {
  const { args } = RENDERERS[renderer];
  const stdout = await runTool(renderer, args, page);
  // both mark bold and italics by printing a character over itself
  return stdout.replaceAll(OVERPRINTED, "");
}

/** A program that reads roff. */
export type Renderer = keyof typeof RENDERERS;

/** Runs a program that reads standard input, and returns what it prints. */
export async function runTool(command: string, args: readonly string[], input: string): Promise<string> {
  const child = new Deno.Command(command, {
    args: [...args],
    env: { GROFF_NO_SGR: "1" },
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const [{ code, stdout, stderr }] = await Promise.all([
    child.output(),
    new Blob([input]).stream().pipeTo(child.stdin),
  ]);
  const complaints = new TextDecoder().decode(stderr);
  if (code !== 0 || complaints !== "") throw new Error(`${command} ended with code ${code}: ${complaints}`);
  return new TextDecoder().decode(stdout);
}

/** Returns whether a program is installed. */
export async function isInstalled(command: string): Promise<boolean> {
  try {
    await new Deno.Command(command, { args: ["--version"], stdin: "null", stdout: "null", stderr: "null" }).output();
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

const OVERPRINTED = new RegExp(".\b", "gu");

const RENDERERS = {
  groff: { args: ["-ww", "-man", "-Tutf8", "-rLL=500n"] },
  mandoc: { args: ["-Tutf8", "-Owidth=500"] },
} as const;
