import { listOf, seconds, text } from "../value_schemas.ts";
import { defineSinkKind } from "./sink_kind.ts";

const COMMAND_EXPECTED = "a list: the program and its arguments";

/** Runs a program for each signal. */
export const commandSink = defineSinkKind({
  type: "command",
  summary: "Runs a program for each signal. It needs consumer.allow_commands.",
  keys: {
    command: listOf(text("text"), COMMAND_EXPECTED).min(1, { error: COMMAND_EXPECTED }).meta({
      description: "The program and its arguments. The program reads the signal as JSON from its standard input.",
      examples: [["/usr/local/bin/on-signal", "--quiet"]],
    }),
    timeout: seconds().default(10).meta({
      description: "Time limit for one run. After that, the program is stopped.",
      examples: [30],
    }),
  },
  findBrokenRules: (_sink, { path, consumer }) =>
    consumer.allow_commands === true ? [] : [{
      path: [...path, "type"],
      expected: "no sink of type command while consumer.allow_commands is false",
      found: '"command"',
      hint: "set consumer.allow_commands to true to allow it",
    }],
});
