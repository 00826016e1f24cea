import { z } from "zod";
import { consumerSchema } from "./consumer_schema.ts";
import { freqtradeShape } from "./freqtrade_schema.ts";
import { externalMessageConsumerSchema, type producerSchema } from "./producers_schema.ts";
import type { Resolved } from "./secret_schema.ts";
import type { sinkSchema } from "./sinks/kinds.ts";
import { partOf } from "./value_schemas.ts";

/** The schema of all that is read of a config: a freqtrade config with the section `consumer`. Other keys are ignored. */
export const configSchema: z.ZodObject<
  typeof freqtradeShape & {
    readonly external_message_consumer: typeof externalMessageConsumerSchema;
    readonly consumer: z.ZodPrefault<typeof consumerSchema>;
  }
> = partOf({
  ...freqtradeShape,
  external_message_consumer: externalMessageConsumerSchema.describe(
    "The producers to follow, as in freqtrade's Producer / Consumer mode.",
  ),
  consumer: consumerSchema.prefault({}).describe("Settings of this program. freqtrade ignores them."),
}, "an object");

type DeepReadonly<T> = T extends readonly (infer Entry)[] ? readonly DeepReadonly<Entry>[]
  : T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
  : T;

/** One producer to follow. `ca_file` is an absolute path, and an IPv6 `host` has no brackets. */
export type ProducerConfig = Resolved<DeepReadonly<z.output<typeof producerSchema>>>;

/** The section `external_message_consumer`. `producers` is empty when `enabled` is false. */
export type ExternalMessageConsumer =
  & Omit<DeepReadonly<z.output<typeof externalMessageConsumerSchema>>, "producers">
  & { readonly producers: readonly ProducerConfig[] };

/** One sink, with its secrets fetched and its paths absolute. */
export type SinkConfig = NamedSink<DeepReadonly<z.output<typeof sinkSchema>>>;

type NamedSink<Sink> = Sink extends unknown ? Omit<Resolved<Sink>, "name"> & { readonly name: string } : never;

/** The config of a sink of one type. */
export type SinkConfigOf<Type extends SinkConfig["type"]> = Extract<SinkConfig, { readonly type: Type }>;

/** The section `consumer`. Its paths are absolute. */
export type ConsumerSection =
  & Omit<DeepReadonly<z.output<typeof consumerSchema>>, "sinks">
  & { readonly sinks: readonly SinkConfig[] };

type Parsed = DeepReadonly<z.output<typeof configSchema>>;

/** A candle type of freqtrade. */
export type CandleType = NonNullable<Parsed["candle_type_def"]>;

/** A whole config with defaults filled in. Keys are spelled as in freqtrade. */
export type Config = Omit<Parsed, "candle_type_def" | "external_message_consumer" | "consumer"> & {
  readonly external_message_consumer: ExternalMessageConsumer;
  readonly consumer: ConsumerSection;
  /** Texts that were fetched from the environment and from files. No output may contain them. */
  readonly secrets: readonly string[];
  /** The files of the config in the order in which they were read, `add_config_files` included. */
  readonly files: readonly string[];
  /** The absolute paths of the files that contain secrets: config files with a token or password, and `{ "file": PATH }`. */
  readonly secret_files: readonly string[];
  /** Default: `futures` in that trading mode, else `spot`. */
  readonly candle_type_def: CandleType;
};
