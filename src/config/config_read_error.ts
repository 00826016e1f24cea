/** A config file was read, but its content can't be a config. The message says why. */
export class ConfigReadError extends Error {
  override readonly name = "ConfigReadError";
  /** What to do. */
  readonly advice: string;

  constructor(message: string, advice: string) {
    super(message);
    this.advice = advice;
  }
}
