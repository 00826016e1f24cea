import { MAX_TEXT_LENGTH } from "../../text/limits.ts";
import type { FromWorker } from "../wire/worker_messages.ts";
import { checkEvent } from "./check_event.ts";
import {
  fail,
  MAX_NAME_LENGTH,
  requireCount,
  requireField,
  requireList,
  requireRecord,
  requireText,
} from "./require_shape.ts";

/**
 * Checks a message of the strategies' thread. That thread runs code of strangers, so the main thread believes nothing that
 * it can check: the kind, each field's type and length, and that events are about loaded strategies.
 *
 * @param strategies the loaded strategies; null before they are loaded, when no signal is accepted
 * @throws {MalformedMessageError} the message is not one that the engine sends
 */
export function checkMessage(message: unknown, strategies: readonly string[] | null): FromWorker {
  const { type } = requireRecord("message", message);
  const text = (field: string, max: number): string =>
    requireText(`${type}.${field}`, requireField(message, field), max);
  switch (type) {
    case "ready":
      if (strategies !== null) fail("ready", "the strategies are loaded already");
      for (const name of requireList("ready.strategies", requireField(message, "strategies"), MAX_STRATEGIES)) {
        requireText("ready.strategies", name, MAX_TEXT_LENGTH);
      }
      break;
    case "failed":
      text("problem", MAX_PROBLEM_LENGTH);
      break;
    case "crashed":
      text("why", MAX_PROBLEM_LENGTH);
      break;
    case "evaluating":
      requireCount("evaluating.id", requireField(message, "id"));
      if (strategies?.includes(text("strategy", MAX_TEXT_LENGTH)) !== true) fail("evaluating", "not a loaded strategy");
      text("pair", MAX_NAME_LENGTH);
      break;
    case "batch_done":
      requireCount("batch_done.unfinished", requireField(message, "unfinished"));
      checkEvents(message, strategies);
      for (const buffer of requireList("batch_done.buffers", requireField(message, "buffers"), MAX_BUFFERS)) {
        if (!(buffer instanceof ArrayBuffer)) fail("batch_done.buffers", "not a buffer");
      }
      break;
    case "events":
      checkEvents(message, strategies);
      break;
    case "frame":
      for (const field of ["strategy", "pair", "csv"]) text(field, Infinity);
      break;
    case "tallies":
      for (const tally of requireList("tallies", requireField(message, "tallies"), MAX_STRATEGIES)) {
        requireText("tallies.strategy", requireField(tally, "strategy"), MAX_TEXT_LENGTH);
        for (const field of ["evaluations", "ms"]) requireCount(`tallies.${field}`, requireField(tally, field));
      }
      break;
    case "surrendered":
      requireRecord("surrendered.held", requireField(message, "held"));
      break;
    case "frames_done":
      break;
    default:
      fail("message", "an unknown type");
  }
  return message as FromWorker;
}

function checkEvents(message: unknown, strategies: readonly string[] | null): void {
  for (const event of requireList("events", requireField(message, "events"), Infinity)) {
    // UpdateUnpacker checks these
    if (requireField(event, "type") !== "frames_updated") checkEvent(event, strategies);
  }
}

/** A text of an error can be long: it may list all columns. */
const MAX_PROBLEM_LENGTH = 100_000;
const MAX_STRATEGIES = 10_000;
/** A batch of the replay can have more messages than one of a producer. */
const MAX_BUFFERS = 10_000;
