import { ConfigError, type ConfigProblem } from "../../src/config/errors.ts";
import { loadConfig } from "../../src/config/load.ts";
import type { Config } from "../../src/config/schema.ts";

export const CWD = Deno.build.os === "windows" ? "C:\\work" : "/work";

/** Files that are only in memory, by the name that they have below {@linkcode CWD}. */
export type Files = Readonly<Record<string, string | object>>;

/** Reads {@linkcode Files} as `loadConfig` would read a disk. */
export function readFrom(files: Files): (path: string) => Promise<string> {
  return (path) => {
    const name = path.replace(CWD, "").replaceAll("\\", "/").replace(/^\//, "");
    const content = files[name];
    if (content === undefined) return Promise.reject(new Deno.errors.NotFound(`no ${path}`));
    return Promise.resolve(typeof content === "string" ? content : JSON.stringify(content));
  };
}

/** Loads one config, or several files of which the first alone is named. */
export function load(
  content: string | object,
  options: { readonly env?: Record<string, string>; readonly others?: Files } = {},
): Promise<Config> {
  const files = { "config.jsonc": content, ...options.others };
  return loadConfig({ files: ["config.jsonc"], cwd: CWD, env: options.env ?? {}, readTextFile: readFrom(files) });
}

/** What is wrong with a config; fails when nothing is. */
export async function problemsOf(...args: Parameters<typeof load>): Promise<readonly ConfigProblem[]> {
  return (await errorOf(...args)).problems;
}

/** The error that a config gives; fails when it gives none. */
export async function errorOf(...args: Parameters<typeof load>): Promise<ConfigError> {
  try {
    await load(...args);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error("the config was accepted");
}

/** A config with one producer, which the parts change. */
export function withProducer(
  producer: object = {},
  section: object = {},
  rest: object = {},
): Record<string, unknown> {
  return {
    external_message_consumer: {
      enabled: true,
      producers: [{ host: "127.0.0.1", ws_token: "t0ken-of-the-test", ...producer }],
      ...section,
    },
    ...rest,
  };
}

/** A fixture's text. */
export function fixture(name: string): Promise<string> {
  return Deno.readTextFile(new URL(`../fixtures/config/${name}`, import.meta.url));
}
