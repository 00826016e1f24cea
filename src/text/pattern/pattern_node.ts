/** A part of a parsed pattern. Groups are only the order of their parts. */
export type PatternNode =
  | { readonly type: "character"; readonly test: (character: string) => boolean }
  /** An assertion about a place: `^`, `$`, `\b`. */
  | { readonly type: "place"; readonly test: (text: string, at: number) => boolean }
  | { readonly type: "sequence"; readonly parts: readonly PatternNode[] }
  | { readonly type: "choice"; readonly options: readonly PatternNode[] }
  | { readonly type: "repeat"; readonly node: PatternNode; readonly min: number; readonly max: number }
  | { readonly type: "look"; readonly node: PatternNode; readonly isBehind: boolean; readonly isNegative: boolean }
  /** A back reference, which only V8 can match. */
  | { readonly type: "reference" };
