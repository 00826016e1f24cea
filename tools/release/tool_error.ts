/** A tool of the release can't do its work. Its message is for whoever runs the tool. */
export class ToolError extends Error {
  override readonly name = "ToolError";
}
