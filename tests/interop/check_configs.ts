import { interopPython } from "./python.ts";

const SCRIPT = decodeURIComponent(new URL("freqtrade/check_configs.py", import.meta.url).pathname);

/** What freqtrade says about a config. */
export interface ConfigAnswer {
  readonly name: string;
  /** The keys of freqtrade's schema that the config has. */
  readonly keys: readonly string[];
  /** freqtrade's message; null when it accepts the config. */
  readonly error: string | null;
}

/**
 * Validates configs with freqtrade's own parser, schema and rules.
 *
 * @param configs whole configs, or sections of one without the outer braces; freqtrade's required keys are added
 */
export async function checkConfigs(
  configs: readonly { readonly name: string; readonly text: string }[],
): Promise<readonly ConfigAnswer[]> {
  const child = new Deno.Command(await interopPython(), {
    args: [SCRIPT],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(JSON.stringify(configs)));
  await writer.close();
  const { success, stdout, stderr } = await child.output();
  if (!success) throw new Error(`check_configs.py failed:\n${new TextDecoder().decode(stderr).slice(-3000)}`);
  return JSON.parse(new TextDecoder().decode(stdout));
}
