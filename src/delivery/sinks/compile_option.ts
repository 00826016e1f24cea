import { TemplateError } from "../../text/template.ts";
import { SinkConfigError } from "./sink_config_error.ts";

/**
 * Compiles a template of a sink's config.
 *
 * @param key where it stands, for the message
 * @throws {SinkConfigError} it can't be understood
 */
export function compileOption<T>(key: string, compile: () => T): T {
  try {
    return compile();
  } catch (error) {
    if (error instanceof TemplateError) throw new SinkConfigError(`${key}: ${error.message}`, { cause: error });
    throw error;
  }
}
