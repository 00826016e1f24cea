/**
 * The config of a sink can't work, as it turns out only once its secrets and files are read.
 *
 * The message names the key and what it should be, but not its value.
 */
export class SinkConfigError extends Error {
  override readonly name = "SinkConfigError";
}
