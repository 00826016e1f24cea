import type { BuildTarget } from "../../src/cli/upgrade/build_target.ts";

/**
 * Returns the arguments of `deno` that compile the program: those of the task `compile`, for another kind of machine and
 * with another output. So every binary has the same permissions and V8 flags.
 *
 * @param command the task's command
 * @example
 * ```ts
 * import { makeCompileArgs } from "./compile_args.ts";
 * const args = makeCompileArgs("deno compile --allow-net --output dist/consumer main.ts", "macos-arm64", "out/consumer");
 * const expected = "compile --target aarch64-apple-darwin --allow-net --output out/consumer main.ts";
 * if (args.join(" ") !== expected) throw new Error(args.join(" "));
 * ```
 */
export function makeCompileArgs(command: string, target: BuildTarget, output: string): readonly string[] {
  const [deno, compile, ...words] = command.split(" ");
  const outputAt = words.indexOf("--output") + 1;
  if (deno !== "deno" || compile !== "compile" || outputAt === 0) {
    throw new Error(`the task compile is not "deno compile ... --output FILE ...": ${command}`);
  }
  return ["compile", "--target", DENO_TARGETS[target], ...words.with(outputAt, output)];
}

const DENO_TARGETS: Readonly<Record<BuildTarget, string>> = {
  "linux-x64": "x86_64-unknown-linux-gnu",
  "linux-arm64": "aarch64-unknown-linux-gnu",
  "macos-x64": "x86_64-apple-darwin",
  "macos-arm64": "aarch64-apple-darwin",
  "windows-x64": "x86_64-pc-windows-msvc",
};
