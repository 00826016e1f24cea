import type { Program } from "./program.ts";

/** Waits for the producer of a `consumer demo`. Returns its port. */
export async function portOf(demo: Program): Promise<number> {
  const at = await demo.stderr.find((text) => text.includes("listens on 127.0.0.1:"), START_MS);
  return Number(/127\.0\.0\.1:(\d+)/.exec(demo.stderr.lines[at] ?? "")?.[1]);
}

/** Waits until nothing listens on the port any more: the program has ended. */
export async function waitUntilClosed(port: number, ms: number): Promise<void> {
  const until = performance.now() + ms;
  while (performance.now() < until) {
    try {
      (await Deno.connect({ hostname: "127.0.0.1", port })).close();
    } catch (error) {
      if (error instanceof Deno.errors.ConnectionRefused) return;
      throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the program still listens on port ${port} ${ms / 1000} s after its launcher was killed`);
}

const START_MS = 30_000;
