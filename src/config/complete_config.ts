import { ConfigError, type ConfigProblem } from "./config_error.ts";
import { TEXT_NOT_SHOWN } from "./describe_config_value.ts";
import { stripBrackets } from "./host.ts";
import { resolveJournalFile } from "./journal_file.ts";
import { formatPath, getAt, type KeyPath } from "./key_path.ts";
import { type ConfigLayer, findLayer, resolveFile } from "./layer.ts";
import { locateProblem } from "./locate_problem.ts";
import { resolveSecrets } from "./resolve_secrets.ts";
import { listFilesWithSecrets } from "./list_files_with_secrets.ts";
import type { Config, ConsumerSection, ExternalMessageConsumer, SinkConfig } from "./schema.ts";
import { findBrokenSinkRules } from "./sinks/find_broken_sink_rules.ts";
import { findSinkKind } from "./sinks/kinds.ts";
import type { Validation } from "./validate.ts";

/** The surroundings of a config: its layers, and the files and variables that it names. */
export interface ConfigSurroundings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly readTextFile: (path: string) => Promise<string>;
  readonly layers: readonly ConfigLayer[];
  /** Whether a secret that can't be fetched is an error. False leaves it empty, because nothing is sent. */
  readonly needsSecrets: boolean;
}

type CheckedConfig = Extract<Validation, { readonly ok: true }>["value"];

/**
 * Completes a checked config for the program: fetches its secrets, makes its paths absolute and names its sinks.
 *
 * @throws {ConfigError} a secret can't be fetched, or a sink can't use a fetched one
 */
export async function completeConfig(
  value: CheckedConfig,
  names: readonly string[],
  around: ConfigSurroundings,
): Promise<Config> {
  const { layers } = around;
  const problems: ConfigProblem[] = [];
  const secrets = new Set<string>();
  const files = new Set<string>();
  const fetch: FetchSecrets = (part, path) => resolveSecrets(part, path, { ...around, problems, secrets, files });
  const consumer = await completeConsumer(value, around, fetch);
  const external_message_consumer = await completeProducers(value, layers, fetch);
  if (around.needsSecrets) {
    problems.push(...await findBrokenSinks(consumer, problems, layers));
    if (problems.length > 0) throw new ConfigError(problems);
  }
  return {
    ...value,
    files: names,
    secrets: [...secrets],
    secret_files: [...new Set([...listFilesWithSecrets(layers), ...files])],
    candle_type_def: value.candle_type_def ?? (value.trading_mode === "futures" ? "futures" : "spot"),
    external_message_consumer,
    consumer,
  };
}

type FetchSecrets = <T>(part: T, path: KeyPath) => ReturnType<typeof resolveSecrets<T>>;

/** Checks the sinks again, because the fetched secrets are known only now. Skips the keys that have a problem already. */
async function findBrokenSinks(
  consumer: ConsumerSection,
  known: readonly ConfigProblem[],
  layers: readonly ConfigLayer[],
): Promise<readonly ConfigProblem[]> {
  const keys = new Set(known.map(({ key }) => key));
  const broken = findBrokenSinkRules({ consumer }).filter(({ path }) => !keys.has(formatPath(path)));
  return await Promise.all(
    broken.map(({ path, expected, hint, found = TEXT_NOT_SHOWN }) =>
      locateProblem(findLayer(layers, path), path, { kind: "invalid", expected, hint, found })
    ),
  );
}

async function completeProducers(
  { external_message_consumer: section }: CheckedConfig,
  layers: readonly ConfigLayer[],
  fetch: FetchSecrets,
): Promise<ExternalMessageConsumer> {
  const path = ["external_message_consumer", "producers"];
  const producers = section.producers.map(({ ca_file, ...producer }, index) => ({
    ...producer,
    host: stripBrackets(producer.host),
    ...(ca_file === undefined ? {} : { ca_file: resolveFile(layers, [...path, index, "ca_file"], ca_file) }),
  }));
  return { ...section, producers: await fetch(producers, path) };
}

async function completeConsumer(
  { consumer }: CheckedConfig,
  { layers, cwd }: ConfigSurroundings,
  fetch: FetchSecrets,
): Promise<ConsumerSection> {
  const resolveAll = (path: KeyPath, names: readonly string[]): string[] =>
    names.map((name, index) => resolveFile(layers, [...path, index], name));
  const { strategy_permissions: permissions } = consumer;
  const path = ["consumer", "sinks"];
  const sinks = consumer.sinks.map((sink, index) => resolveSinkFiles(sink, [...path, index], layers));
  return {
    ...consumer,
    strategies: resolveAll(["consumer", "strategies"], consumer.strategies),
    strategy_permissions: {
      ...permissions,
      read: resolveAll(["consumer", "strategy_permissions", "read"], permissions.read),
    },
    journal: { ...consumer.journal, file: resolveJournalFile(consumer.journal.file, layers, cwd) },
    sinks: (await fetch(sinks, path)).map((sink): SinkConfig => ({ ...sink, name: sink.name ?? sink.type })),
  };
}

function resolveSinkFiles<Sink extends CheckedConfig["consumer"]["sinks"][number]>(
  sink: Sink,
  path: KeyPath,
  layers: readonly ConfigLayer[],
): Sink {
  const files = (findSinkKind(sink.type)?.files ?? []).flatMap((key) => {
    const file = getAt(sink, [key]);
    return typeof file === "string" ? [[key, resolveFile(layers, [...path, key], file)]] : [];
  });
  return { ...sink, ...Object.fromEntries(files) };
}
