import { z } from "zod";
import { commandSink } from "./command.ts";
import { discordSink } from "./discord.ts";
import { fileSink } from "./file.ts";
import { freqtradeSink } from "./freqtrade.ts";
import type { SinkKind } from "./sink_kind.ts";
import { stdoutSink } from "./stdout.ts";
import { telegramSink } from "./telegram.ts";
import { webhookSink } from "./webhook.ts";

/** Every kind of sink, in the order of the documentation. */
export const SINK_KINDS = [
  stdoutSink,
  fileSink,
  webhookSink,
  telegramSink,
  discordSink,
  freqtradeSink,
  commandSink,
] as const;

const [firstKind, ...otherKinds] = SINK_KINDS;

/** The schema of one entry of `consumer.sinks`. */
export const sinkSchema = z.discriminatedUnion(
  "type",
  [firstKind.schema, ...otherKinds.map(({ schema }) => schema)],
  {
    error: (issue) =>
      issue.code === "invalid_union"
        ? `a type: one of ${SINK_KINDS.map(({ type }) => `"${type}"`).join(", ")}`
        : "a sink: an object with type",
  },
);

/** Returns the kind of sink with this `type`, or undefined. */
export function findSinkKind(type: unknown): SinkKind | undefined {
  return SINK_KINDS.find((kind) => kind.type === type);
}
