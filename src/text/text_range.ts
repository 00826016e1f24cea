/** UTF-8 text within the bytes of a message, from `start` to before `end`. */
export interface TextRange {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}
