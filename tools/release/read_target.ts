import { BUILD_TARGETS, type BuildTarget, buildTarget } from "../../src/cli/upgrade/build_target.ts";
import { ToolError } from "./tool_error.ts";

/**
 * Reads the value of `--target`. By default it is the kind of this machine.
 *
 * @throws {ToolError} releases have no program for it
 */
export function readTarget(text: string | undefined): BuildTarget {
  const name = text ?? buildTarget(Deno.build.os, Deno.build.arch);
  const target = BUILD_TARGETS.find((known) => known === name);
  if (target === undefined) throw new ToolError(`--target must be one of ${BUILD_TARGETS.join(", ")}`);
  return target;
}
