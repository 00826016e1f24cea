/**
 * Cuts a text that comes from a producer, so that a message for people contains only its start.
 *
 * @param max the most characters to keep. Default: 60
 */
export function shorten(text: string, max: number = DEFAULT_MAX_LENGTH): string {
  return text.length <= max ? text : `${text.slice(0, max)}... (${text.length} characters)`;
}

const DEFAULT_MAX_LENGTH = 60;
