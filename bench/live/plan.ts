import type { Phase } from "./session.ts";
import type { SideName } from "./sides.ts";

/** The rounds and pauses of one side. freqtrade needs a second for a burst, and no compiler warms up in it. */
export function planPhases(side: SideName): readonly Phase[] {
  const isSlow = side === "freqtrade";
  const pauseMs = isSlow ? 1000 : 150;
  const burst = { messages: "update", together: true, pauseMs } as const;
  return [
    { ...burst, name: "cold", warmUp: 0, measured: 10 },
    { ...burst, name: "bursts", warmUp: isSlow ? 0 : 80, measured: isSlow ? 10 : 60 },
    { name: "one_by_one", messages: "update", together: false, pauseMs: 50, warmUp: 0, measured: isSlow ? 4 : 8 },
    // freqtrade's producer waits as long after each message (send_throttle)
    { name: "round", messages: "update", together: false, pauseMs: 10, warmUp: 0, measured: isSlow ? 2 : 20 },
    {
      name: "frames",
      messages: "frame",
      together: false,
      pauseMs: 100,
      warmUp: isSlow ? 0 : 1,
      measured: isSlow ? 1 : 3,
    },
  ];
}

/** The smaller phases of a place in the grid. */
export function planGridPhases(side: SideName, pairs: number): readonly Phase[] {
  const isSlow = side === "freqtrade";
  const rounds = (messages: number): number => Math.max(1, Math.round(messages / pairs));
  const pauseMs = Math.max(5, pairs * (isSlow ? 20 : 3));
  return [
    {
      name: "bursts",
      messages: "update",
      together: true,
      pauseMs,
      warmUp: isSlow ? 0 : rounds(2000),
      measured: rounds(isSlow ? 200 : 1500),
    },
    {
      name: "frames",
      messages: "frame",
      together: false,
      pauseMs: 60,
      warmUp: isSlow ? 0 : rounds(20),
      measured: rounds(isSlow ? 20 : 60),
    },
  ];
}
