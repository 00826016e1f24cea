/**
 * Deno's flags with which the program runs, beside `--config` and the permissions. deno.json and `consumer` repeat them,
 * and the npm package contains them.
 */
export const RUN_FLAGS: readonly string[] = [
  "--quiet",
  "--frozen",
  "--no-prompt",
  "--unstable-worker-options",
  "--v8-flags=--initial-old-space-size=16,--max-semi-space-size=2,--max-old-space-size=1024",
];

/** The permissions with which the program runs. It revokes those that its config does not need. */
export const PERMISSIONS = ["read", "net", "env", "write", "run"] as const;

/** Deno's flags that grant {@linkcode PERMISSIONS}. */
export const PERMISSION_FLAGS: readonly string[] = PERMISSIONS.map((name) => `--allow-${name}`);
