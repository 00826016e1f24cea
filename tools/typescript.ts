/** TypeScript's own compiler, which is no dependency of the program: it stands in no import and in no lock file. */
export const TYPESCRIPT = "npm:typescript@5.9.3";

/** What runs it with Deno. */
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

/** Declarations alone, of sources as they are. */
export const EMIT_OPTIONS: readonly string[] = [
  "--declaration",
  "--emitDeclarationOnly",
  "--allowImportingTsExtensions",
  ...["--target", "esnext", "--module", "esnext", "--moduleResolution", "bundler", "--lib", "esnext,dom"],
  ...["--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"],
];
