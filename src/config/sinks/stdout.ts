import { defineSinkKind } from "./sink_kind.ts";

/** Writes signals to standard output. */
export const stdoutSink = defineSinkKind({
  type: "stdout",
  summary: "Writes each signal to standard output: a readable line on a terminal, a line of JSON elsewhere.",
  keys: {},
});
