/** Deno's flags with which the program runs, beside `--config` and the permissions. deno.json and `consumer` repeat them. */
export const RUN_FLAGS: readonly string[] = [
  "--quiet",
  "--frozen",
  "--no-prompt",
  "--unstable-worker-options",
  "--v8-flags=--initial-old-space-size=16,--max-semi-space-size=2,--max-old-space-size=1024",
];
