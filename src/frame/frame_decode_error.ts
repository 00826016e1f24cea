/** A dataframe from a producer cannot be decoded. The message says which part of it is wrong. */
export class FrameDecodeError extends Error {
  override readonly name = "FrameDecodeError";
}
