import { z } from "zod";
import type { BrokenRule } from "../broken_rule.ts";
import type { JsonObject } from "../json_object.ts";
import type { KeyPath } from "../key_path.ts";
import { section } from "../value_schemas.ts";
import { SHARED_KEYS } from "./common.ts";

/** One kind of sink: its schema, and what the schema can't express. */
export interface SinkKind<Schema extends z.ZodType = z.ZodType> extends SinkTraits {
  readonly type: string;
  readonly schema: Schema;
}

/** What the schema of a kind of sink can't express. Each is empty by default. */
export interface SinkTraits {
  /** Keys whose value is the path of a file, relative to the config file. */
  readonly files?: readonly string[];
  /** Keys that hold secrets, and how to list the secrets in a value. */
  readonly secrets?: Readonly<Record<string, (value: unknown) => readonly string[]>>;
  /** Finds the rules that a sink breaks. It ignores a value that has the wrong type: the schema reports that. */
  readonly findBrokenRules?: (sink: JsonObject, context: SinkContext) => readonly BrokenRule[];
}

/** Where a sink stands. */
export interface SinkContext {
  /** The path of the sink, which starts the path of each broken rule. */
  readonly path: KeyPath;
  /** The section `consumer` around the sink. */
  readonly consumer: JsonObject;
}

/** Defines a kind of sink. Its schema takes `type`, the keys of every sink, and the kind's own keys. */
export function defineSinkKind<const Type extends string, Keys extends z.ZodRawShape>(
  { type, summary, keys, ...traits }: SinkTraits & {
    readonly type: Type;
    /** What the sink does, as a sentence. */
    readonly summary: string;
    readonly keys: Keys;
  },
): SinkKind<z.ZodObject<SinkShape<Type, Keys>, z.core.$strict>> & { readonly type: Type } {
  const schema = section({ type: z.literal(type).describe(summary), ...SHARED_KEYS, ...keys }, "a sink");
  return { type, schema, ...traits };
}

type SinkShape<Type extends string, Keys> = { readonly type: z.ZodLiteral<Type> } & typeof SHARED_KEYS & Keys;

/** Lists the secrets in the keys of a sink. */
export function listSinkSecrets({ secrets = {} }: SinkTraits, sink: JsonObject): string[] {
  return Object.entries(secrets).flatMap(([key, list]) => list(sink[key]));
}

/** Lists a text as the one secret that it is. */
export function listText(value: unknown): readonly string[] {
  return typeof value === "string" ? [value] : [];
}
