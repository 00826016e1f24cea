/** The program's exit codes. */
export const EXIT_CODE = {
  success: 0,
  /** Something failed while the program ran. */
  failure: 1,
  /** The command line, the config or a strategy is wrong. */
  invalidInput: 2,
  /** `upgrade --check` has found a newer version. */
  upgradeAvailable: 3,
} as const;

/** The number that the program returns to its shell. */
export type ExitCode = typeof EXIT_CODE[keyof typeof EXIT_CODE];
