import { resolve } from "node:path";
import { ConfigError, type ConfigProblem } from "./errors.ts";
import { withoutBrackets } from "./host.ts";
import { type ConfigLayer, layerOf } from "./layer.ts";
import { formatPath, type KeyPath, valueAt } from "./path.ts";
import { problemAt } from "./problem_at.ts";
import { resolveSecrets } from "./resolve_secrets.ts";
import type { Config, ConsumerSection, ExternalMessageConsumer, SinkConfig } from "./schema.ts";
import { brokenTexts } from "./template_rules.ts";
import type { Validation } from "./validate.ts";

/** What a checked config still lacks: the way to files and variables. */
export interface ConfigSurroundings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly readTextFile: (path: string) => Promise<string>;
  readonly layers: readonly ConfigLayer[];
  /** False: a secret that can't be fetched is left empty, since nothing is sent. */
  readonly needsSecrets: boolean;
}

type Valid = Extract<Validation, { readonly ok: true }>["value"];

/** The journal that stays in memory. */
export const IN_MEMORY = ":memory:";

/**
 * The config as the program uses it: paths absolute, secrets fetched, names given.
 *
 * @throws {ConfigError} a secret can't be fetched, or is none that a sink can use
 */
export async function toConfig(value: Valid, files: readonly string[], around: ConfigSurroundings): Promise<Config> {
  const { layers } = around;
  const problems: ConfigProblem[] = [];
  const secrets = new Set<string>();
  const fetch = <T>(part: T, path: KeyPath): ReturnType<typeof resolveSecrets<T>> =>
    resolveSecrets(part, path, { ...around, problems, secrets });
  const consumer = await consumerSection(value, around, fetch);
  const external_message_consumer = await producersSection(value, layers, fetch);
  if (around.needsSecrets) {
    problems.push(...await brokenSinks(consumer.sinks, problems, layers));
    if (problems.length > 0) throw new ConfigError(problems);
  }
  return {
    ...value,
    files,
    secrets: [...secrets],
    candle_type_def: value.candle_type_def ?? (value.trading_mode === "futures" ? "futures" : "spot"),
    external_message_consumer,
    consumer,
  };
}

/** What was fetched is known only now. */
async function brokenSinks(
  sinks: readonly SinkConfig[],
  told: readonly ConfigProblem[],
  layers: readonly ConfigLayer[],
): Promise<readonly ConfigProblem[]> {
  const keys = new Set(told.map(({ key }) => key));
  const broken = sinks.flatMap((sink, index) => brokenTexts(sink, ["consumer", "sinks", index]))
    .filter(({ path }) => !keys.has(formatPath(path)));
  return await Promise.all(
    broken.map(({ path, expected, hint, found = "text (not shown)" }) =>
      problemAt(layerOf(layers, path), path, { kind: "invalid", expected, hint, found })
    ),
  );
}

type Fetch = <T>(part: T, path: KeyPath) => ReturnType<typeof resolveSecrets<T>>;

async function producersSection(
  { external_message_consumer: section }: Valid,
  layers: readonly ConfigLayer[],
  fetch: Fetch,
): Promise<ExternalMessageConsumer> {
  const path = ["external_message_consumer", "producers"];
  const producers = section.producers.map(({ ca_file, ...producer }, index) => ({
    ...producer,
    host: withoutBrackets(producer.host),
    ...(ca_file === undefined ? {} : { ca_file: absolute(layers, [...path, index, "ca_file"], ca_file) }),
  }));
  return { ...section, producers: await fetch(producers, path) };
}

async function consumerSection(
  { consumer }: Valid,
  { layers, cwd }: ConfigSurroundings,
  fetch: Fetch,
): Promise<ConsumerSection> {
  const all = (path: KeyPath, names: readonly string[]): string[] =>
    names.map((name, index) => absolute(layers, [...path, index], name));
  const { strategy_permissions: permissions } = consumer;
  const path = ["consumer", "sinks"];
  const sinks = consumer.sinks.map((sink, index) => withAbsolutePaths(sink, [...path, index], layers));
  return {
    ...consumer,
    strategies: all(["consumer", "strategies"], consumer.strategies),
    strategy_permissions: {
      ...permissions,
      read: all(["consumer", "strategy_permissions", "read"], permissions.read),
    },
    journal: { ...consumer.journal, file: journalFile(consumer.journal.file, layers, cwd) },
    sinks: (await fetch(sinks, path)).map((sink): SinkConfig => ({ ...sink, name: sink.name ?? sink.type })),
  };
}

/** A file that is not named lies beside the last config file, not where an environment variable happened to be read. */
function journalFile(file: string, layers: readonly ConfigLayer[], cwd: string): string {
  if (file === IN_MEMORY) return IN_MEMORY;
  const path = ["consumer", "journal", "file"];
  if (layers.some(({ value }) => valueAt(value, path) !== undefined)) return absolute(layers, path, file);
  return resolve(layers.findLast(({ text }) => text !== null)?.folder ?? cwd, file);
}

function withAbsolutePaths<Sink extends Valid["consumer"]["sinks"][number]>(
  sink: Sink,
  path: KeyPath,
  layers: readonly ConfigLayer[],
): Sink {
  const paths = ["path", "ca_file"].flatMap((key) => {
    const file: unknown = Reflect.get(sink, key);
    return typeof file === "string" ? [[key, absolute(layers, [...path, key], file)]] : [];
  });
  return { ...sink, ...Object.fromEntries(paths) };
}

function absolute(layers: readonly ConfigLayer[], path: KeyPath, file: string): string {
  return resolve(layerOf(layers, path)?.folder ?? "", file);
}
