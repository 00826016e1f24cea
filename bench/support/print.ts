const encoder = new TextEncoder();

/** Writes a line of a benchmark's result to stdout. */
export function print(line: string): void {
  Deno.stdout.writeSync(encoder.encode(`${line}\n`));
}
