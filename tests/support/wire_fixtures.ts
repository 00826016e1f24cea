/** One line of a recording. */
export interface Recorded {
  readonly producer: string;
  readonly received_at: string;
  readonly message: string;
}

/** Messages as a real freqtrade 2026.9 sent them: a whitelist, a whole frame, and one-row frames of two strategies. */
export function recordedMessages(): readonly string[] {
  const path = new URL("../fixtures/wire/messages.ndjson", import.meta.url);
  return Deno.readTextFileSync(path).trim().split("\n").map((line) => (JSON.parse(line) as Recorded).message);
}
