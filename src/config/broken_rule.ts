import type { KeyPath } from "./key_path.ts";

/** A rule that a config breaks, before its file and line are known. */
export interface BrokenRule {
  /** Default: "invalid". */
  readonly kind?: "missing" | "unknown_key";
  readonly path: KeyPath;
  /** What the value must be: "expected ..." in the message. */
  readonly expected: string;
  /** What the message shows as found. Default: the value itself. */
  readonly found?: string;
  readonly hint?: string;
}
