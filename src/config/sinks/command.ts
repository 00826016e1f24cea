import { listOf, seconds, text } from "../value_schemas.ts";
import { z } from "zod";
import { isSecretKey } from "../is_secret_key.ts";
import { isJsonObject } from "../json_object.ts";
import { secret } from "../secret_schema.ts";
import { defineSinkKind, listText } from "./sink_kind.ts";

const COMMAND_EXPECTED = "a list: the program and its arguments";

const ENV_EXPECTED = "an object with names of environment variables and texts";

/** Runs a program for each signal. */
export const commandSink = defineSinkKind({
  type: "command",
  summary: "Runs a program for each signal. It needs consumer.allow_commands.",
  keys: {
    command: listOf(text("text"), COMMAND_EXPECTED).min(1, { error: COMMAND_EXPECTED }).meta({
      description: "The program and its arguments. The program reads the signal as JSON from its standard input.",
      examples: [["/usr/local/bin/on-signal", "--quiet"]],
    }),
    env: z.record(
      z.string().regex(/^[^=\0]+$/, { error: ENV_EXPECTED }),
      secret("text"),
      { error: ENV_EXPECTED },
    ).default({}).meta({
      description:
        "Environment variables of the program. Of the rest it gets PATH, HOME and some others, see SINKS.md.",
      examples: [{ DESK_TOKEN: { env: "DESK_TOKEN" } }],
    }),
    timeout: seconds().default(10).meta({
      description: "Time limit for one run. After that, the program is stopped.",
      examples: [30],
    }),
  },
  secrets: { env: listSecretVariables },
  findBrokenRules: (_sink, { path, consumer }) =>
    consumer.allow_commands === true ? [] : [{
      path: [...path, "type"],
      expected: "no sink of type command while consumer.allow_commands is false",
      found: '"command"',
      hint: "set consumer.allow_commands to true to allow it",
    }],
});

function listSecretVariables(env: unknown): readonly string[] {
  return Object.entries(isJsonObject(env) ? env : {}).flatMap(([name, value]) =>
    isSecretKey(name) ? listText(value) : []
  );
}
