import { quantile } from "../support/numbers.ts";
import { Market } from "./market.ts";
import { ScriptServer } from "./script_server.ts";
import type { Side } from "./sides.ts";

/** Returns the median of the milliseconds from the start of a side to its subscription. */
export async function measureStartup(side: Side, starts: number): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < starts; i++) {
    await using server = new ScriptServer(new Market({ pairs: 1, columns: 15, rounds: 0 }));
    const began = performance.now();
    await using running = await side.start({ port: server.port });
    await Promise.race([server.subscribed, running.ended]);
    times.push(performance.now() - began);
  }
  return quantile(times, 0.5);
}
