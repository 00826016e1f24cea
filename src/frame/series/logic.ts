import { requireLength } from "../rows.ts";

/** Joins two masks row by row. */
export function combineMasks(operator: LogicOperator, a: Uint8Array, b: Uint8Array): Uint8Array {
  requireLength("other Series", b.length, a.length);
  const out = new Uint8Array(a.length);
  switch (operator) {
    case "and":
      for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? 0) & (b[i] ?? 0);
      break;
    case "or":
      for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? 0) | (b[i] ?? 0);
      break;
    case "xor":
      for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? 0) ^ (b[i] ?? 0);
  }
  return out;
}

/** How two masks are joined. */
export type LogicOperator = "and" | "or" | "xor";

/** Replaces 1 by 0 and 0 by 1. */
export function invertMask(mask: Uint8Array): Uint8Array {
  return mask.map((bit) => 1 - bit);
}
