import { ConfigError, type ConfigProblem } from "../../src/config/config_error.ts";
import { loadConfig } from "../../src/config/load.ts";
import { parseJsonc } from "../../src/std/jsonc.ts";
import type { Config } from "../../src/config/schema.ts";

export const CWD = Deno.build.os === "windows" ? "C:\\work" : "/work";

/** Files in memory, by their names below {@linkcode CWD}. */
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

/** Loads one config. `others` are files that it can add. */
export function load(
  content: string | object,
  options: { readonly env?: Record<string, string>; readonly others?: Files } = {},
): Promise<Config> {
  const files = { "config.jsonc": addSection(content, options.others), ...options.others };
  return loadConfig({ files: ["config.jsonc"], cwd: CWD, env: options.env ?? {}, readTextFile: readFrom(files) });
}

/** Adds the required section to a config that leaves it out. */
function addSection(content: string | object, others: Files = {}): string | object {
  if (JSON.stringify([content, others]).includes("external_message_consumer") || Array.isArray(content)) return content;
  if (typeof content === "string" && !isValid(content)) return content;
  return typeof content === "string"
    ? content.replace("{", '{ "external_message_consumer": { "enabled": false },')
    : { external_message_consumer: { enabled: false }, ...content };
}

function isValid(text: string): boolean {
  try {
    parseJsonc(text.replace(/^\uFEFF/, ""));
    return true;
  } catch {
    return false; // a test of the syntax
  }
}

/** Returns the problems of a config. Fails when it has no problem. */
export async function problemsOf(...args: Parameters<typeof load>): Promise<readonly ConfigProblem[]> {
  return (await errorOf(...args)).problems;
}

/** Returns the error of a config. Fails when it has no error. */
export async function errorOf(...args: Parameters<typeof load>): Promise<ConfigError> {
  try {
    await load(...args);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error("the config was accepted");
}

/** Makes a config with one producer. The arguments change its parts. */
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

/** Reads the text of a fixture. */
export function fixture(name: string): Promise<string> {
  return Deno.readTextFile(new URL(`../fixtures/config/${name}`, import.meta.url));
}
