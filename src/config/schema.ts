import { z } from "zod";
import { consumerSchema } from "./consumer_schema.ts";
import { partOf } from "./fields.ts";
import { freqtradeShape } from "./freqtrade_schema.ts";
import { externalMessageConsumerSchema, type producerSchema } from "./producers_schema.ts";
import type { Resolved } from "./secret.ts";
import type { sinkSchema } from "./sinks_schema.ts";

/** Everything that is read of a config: a freqtrade config with our section `consumer`. Other keys are ignored. */
export const configSchema: z.ZodObject<
  typeof freqtradeShape & {
    readonly external_message_consumer: z.ZodPrefault<typeof externalMessageConsumerSchema>;
    readonly consumer: z.ZodPrefault<typeof consumerSchema>;
  }
> = partOf({
  ...freqtradeShape,
  external_message_consumer: externalMessageConsumerSchema.prefault({}).describe(
    "The producers to follow, as in freqtrade's Producer / Consumer mode.",
  ),
  consumer: consumerSchema.prefault({}).describe("Settings of this program, ignored by freqtrade."),
}, "an object");

type DeepReadonly<T> = T extends readonly (infer Entry)[] ? readonly DeepReadonly<Entry>[]
  : T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
  : T;

/** One producer to follow. `ca_file` is an absolute path, an IPv6 `host` stands without brackets. */
export type ProducerConfig = Resolved<DeepReadonly<z.output<typeof producerSchema>>>;

/** freqtrade's section of that name. `producers` is empty when `enabled` is false. */
export type ExternalMessageConsumer =
  & Omit<DeepReadonly<z.output<typeof externalMessageConsumerSchema>>, "producers">
  & { readonly producers: readonly ProducerConfig[] };

/** One sink; its secrets are fetched, its paths absolute. */
export type SinkConfig = NamedSink<DeepReadonly<z.output<typeof sinkSchema>>>;

type NamedSink<Sink> = Sink extends unknown ? Omit<Resolved<Sink>, "name"> & { readonly name: string } : never;

/** The sink of one type. */
export type SinkConfigOf<Type extends SinkConfig["type"]> = Extract<SinkConfig, { readonly type: Type }>;

/** Our own section. The paths in it are absolute. */
export type ConsumerSection =
  & Omit<DeepReadonly<z.output<typeof consumerSchema>>, "sinks">
  & { readonly sinks: readonly SinkConfig[] };

/** What the config says of pairs and of late candles. */
export type ExchangeConfig = Config["exchange"];

type Parsed = DeepReadonly<z.output<typeof configSchema>>;

/** freqtrade's candle types. */
export type CandleType = NonNullable<Parsed["candle_type_def"]>;

/** The whole config, defaults filled in. Keys are spelled as in freqtrade. */
export type Config = Omit<Parsed, "candle_type_def" | "external_message_consumer" | "consumer"> & {
  readonly external_message_consumer: ExternalMessageConsumer;
  readonly consumer: ConsumerSection;
  /** What was fetched from the environment and from files, and must never be shown. */
  readonly secrets: readonly string[];
  /** The files it was read from, in the order of reading, `add_config_files` included. */
  readonly files: readonly string[];
  /** `spot`, or `futures` in that trading mode, unless the config sets it. */
  readonly candle_type_def: CandleType;
};
