/** TypeScript's own compiler. It is not a dependency of the program: no import or lock file contains it. */
export const TYPESCRIPT = "npm:typescript@5.9.3";

/** The arguments with which Deno runs the compiler. */
export const TSC_ARGS: readonly string[] = [
  "run",
  "--quiet",
  "--no-lock",
  "--no-config",
  "--no-prompt",
  "--allow-read",
  "--allow-write",
  "--allow-env",
  "--allow-sys",
  `${TYPESCRIPT}/tsc`,
];

/**
 * The compiler options that emit declarations only. `deno check` checks the types: TypeScript alone cannot resolve the import
 * map of deno.json.
 */
export const EMIT_OPTIONS: readonly string[] = [
  "--noCheck",
  "--declaration",
  "--emitDeclarationOnly",
  "--allowImportingTsExtensions",
  ...["--target", "esnext", "--module", "esnext", "--moduleResolution", "bundler", "--lib", "esnext,dom"],
  ...["--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"],
];
