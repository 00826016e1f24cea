import type { Argument, Command } from "./declaration.ts";
import type { Flag } from "./flag.ts";

/**
 * Returns a command's usage line, such as `consumer record --config FILE OUT.ndjson`. It names what is required; with
 * `isComplete` also `[OPTIONS]`.
 */
export function usageLine(
  { name, needsConfig, flags, arguments: declared }: Pick<Command, "name" | "needsConfig" | "flags" | "arguments">,
  isComplete = false,
): string {
  const required = Object.entries(flags).flatMap(([flag, declaredFlag]) =>
    declaredFlag.type === "text" && declaredFlag.requiredExample !== undefined
      ? [`--${flag} ${declaredFlag.value}`]
      : []
  );
  return [
    "consumer",
    name,
    ...(needsConfig ? ["--config FILE"] : []),
    ...required,
    ...(isComplete ? ["[OPTIONS]"] : []),
    ...Object.values(declared).map(argumentText),
  ].join(" ");
}

/** Returns a flag as help shows it: `-c, --config FILE`, `--no-color`. */
export function flagText(name: string, flag: Flag): string {
  const long = flag.type === "switch" ? (flag.default ? `--no-${name}` : `--${name}`) : `--${name} ${flag.value}`;
  return flag.short === undefined ? long : `-${flag.short}, ${long}`;
}

/** Returns a flag's help with its choices and its default. */
export function flagHelp(flag: Flag): string {
  const details = [
    ...(flag.type === "choice" ? [flag.choices.join(", ")] : []),
    ...(flag.type === "whole number" ? [`${flag.min} to ${flag.max}`] : []),
    ...(flag.type === "whole number" && flag.default !== undefined ? [`default: ${flag.default}`] : []),
    ...(flag.type !== "switch" && flag.defaultText !== undefined ? [`default: ${flag.defaultText}`] : []),
  ];
  return details.length === 0 ? flag.help : `${flag.help} (${details.join("; ")})`;
}

/** Returns an argument as usage lines show it: `[DIR]`, `IN.ndjson...`. */
export function argumentText({ name, occurs }: Argument): string {
  switch (occurs) {
    case "once":
      return name;
    case "optional":
      return `[${name}]`;
    case "many":
      return `${name}...`;
    case "any":
      return `[${name}]...`;
  }
}
