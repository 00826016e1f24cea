/** A message's dataframe could not be read. The message says what is wrong with it. */
export class FrameDecodeError extends Error {
  override readonly name = "FrameDecodeError";
}
