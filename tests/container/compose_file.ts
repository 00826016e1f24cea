import { rootDir } from "../support/task_flags.ts";
import { parseYaml } from "../support/yaml.ts";

/** Reads the repository's compose.yaml. tools/release/lint.sh checks it against the schema of Docker Compose. */
export async function readComposeFile(): Promise<ComposeFile> {
  return parseYaml(await Deno.readTextFile(`${rootDir}compose.yaml`)) as ComposeFile;
}

/** The part of a compose file that tests read. */
export interface ComposeFile {
  readonly services: { readonly freqtrade: ComposeService; readonly consumer: ComposeService };
  readonly volumes: Readonly<Record<string, unknown>>;
}

/** A service of a compose file. */
export interface ComposeService {
  readonly image: string;
  readonly command?: string;
  readonly user?: string;
  readonly environment: Readonly<Record<string, string>>;
  /** `SOURCE:TARGET[:ro]` each. */
  readonly volumes: readonly string[];
  readonly tmpfs: readonly string[];
  readonly ports?: readonly string[];
  readonly read_only?: boolean;
  readonly privileged?: boolean;
  readonly cap_add?: readonly string[];
  readonly cap_drop: readonly string[];
  readonly security_opt: readonly string[];
  readonly restart: string;
  readonly logging: { readonly options: Readonly<Record<string, string>> };
}

/** Replaces each `${NAME:?...}` in a service's environment by the variable's value. */
export function resolveEnvironment(
  { environment }: ComposeService,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const resolve = (text: string): string =>
    text.replaceAll(/\$\{([A-Z_]+):\?[^}]*\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`no value for ${name}`);
      return value;
    });
  return Object.fromEntries(Object.entries(environment).map(([name, text]) => [name, resolve(text)]));
}
