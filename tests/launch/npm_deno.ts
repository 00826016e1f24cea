import { rootDir } from "../support/task_flags.ts";

/**
 * Installs the `deno` package of npm without its install scripts, as many machines do, and returns the folder of its
 * command. That command is a Node script, which passes no signal on. The folder lies in the user's cache.
 */
export async function installNpmDeno(): Promise<string> {
  const version = (await Deno.readTextFile(`${rootDir}.dvmrc`)).trim();
  const cache = Deno.env.get("XDG_CACHE_HOME") ?? `${Deno.env.get("HOME") ?? "."}/.cache`;
  const prefix = `${cache}/consumer-launch/deno-${version}`;
  const { success, stderr } = await new Deno.Command("npm", {
    args: ["install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", prefix, `deno@${version}`],
    stdout: "null",
    stderr: "piped",
  }).output();
  if (!success) throw new Error(`npm could not install deno@${version}: ${new TextDecoder().decode(stderr)}`);
  return `${prefix}/node_modules/.bin`;
}
