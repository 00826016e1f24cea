import { FrameMisuseError } from "./frame_misuse_error.ts";

/**
 * Throws an error that names the methods to use instead of operators. `Symbol.toPrimitive` of Series and Frame call it,
 * because JavaScript converts an operand to a primitive value first.
 *
 * @param kind the class: `Series` or `Frame`
 * @param operand the expression to use in the examples
 * @param hint what JavaScript wants to convert to: `default` for `+` and `==`, `number` for every other operator
 */
export function refuseOperator(kind: string, operand: string, hint: string): never {
  const [operators, methods] = hint === "default"
    ? ["+ or ==", [".add(1)", ".eq(1)"]]
    : [">, < or -", [".gt(30)", ".lt(30)", ".sub(1)"]];
  const examples = methods.map((method) => operand + method).join(", ");
  throw new FrameMisuseError(`a ${kind} does not work with operators such as ${operators}: write ${examples}`);
}
