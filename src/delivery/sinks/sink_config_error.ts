/**
 * What a sink can't be made of: seen only now, since a secret was fetched or a file read. The message says which key is
 * wrong and what it should be, without its value.
 */
export class SinkConfigError extends Error {
  override readonly name = "SinkConfigError";
}
