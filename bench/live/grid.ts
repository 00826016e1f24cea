import { planGridPhases } from "./plan.ts";
import { runSession } from "./session.ts";
import type { Side } from "./sides.ts";

/** Sizes of a market. */
export const GRID: readonly GridPlace[] = [
  ...[1, 10, 50, 200].map((pairs) => ({ pairs, columns: 60 })),
  ...[15, 200].map((columns) => ({ pairs: 50, columns })),
];

/** Measures the cost of messages at one place of the grid, in milliseconds of CPU time. */
export async function measureGrid(side: Side, place: GridPlace): Promise<GridCost> {
  const { phases, memory } = await runSession(side, { ...place, phases: planGridPhases(side.name, place.pairs) });
  return {
    update: phases.get("bursts")?.cpuMs ?? NaN,
    frame: phases.get("frames")?.cpuMs ?? NaN,
    memory: memory.now,
  };
}

/** The size of a market. */
export interface GridPlace {
  readonly pairs: number;
  readonly columns: number;
}

/** Milliseconds of CPU time a message, and megabytes. */
export interface GridCost {
  readonly update: number;
  readonly frame: number;
  readonly memory: number;
}
