import type { Cell, Column } from "../column.ts";

/** Returns the numbers of `a` where the mask is 1, and those of `b` elsewhere. */
export function chooseNumbers(
  mask: Uint8Array,
  a: Float64Array | number,
  b: Float64Array | number,
): Float64Array {
  const out = typeof b === "number" ? new Float64Array(mask.length).fill(b) : b.slice();
  if (typeof a === "number") {
    for (let i = 0; i < out.length; i++) if (mask[i] === 1) out[i] = a;
  } else {
    for (let i = 0; i < out.length; i++) if (mask[i] === 1) out[i] = a[i] ?? NaN;
  }
  return out;
}

/** Returns an operand as numbers, a missing cell as `NaN`; undefined if it is anything else. */
export function numbersOf(side: Column | Cell): Float64Array | number | undefined {
  if (side === null) return NaN;
  if (typeof side === "number") return side;
  if (typeof side !== "object") return undefined;
  return side.kind === "number" ? side.values : undefined;
}
