/**
 * A Frame or a Series was used like in pandas where TypeScript needs another expression, such as `close > 30`. The message
 * says what to write instead.
 */
export class FrameMisuseError extends TypeError {
  override readonly name = "FrameMisuseError";
}
