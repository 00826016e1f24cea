import { FrameMisuseError } from "./frame_misuse_error.ts";

/** The part of a frame that the guard reads. */
interface Columns {
  has(name: string): boolean;
}

/**
 * Makes `frame["close"]` and `frame["rsi"] = values` throw instead of returning undefined and being ignored.
 *
 * It inserts a proxy above the prototype of the class. JavaScript reaches it only for properties that the frame itself does
 * not have, so the methods and fields of a frame are as fast as before.
 */
export function guardColumns(prototype: Columns): void {
  const guard = new Proxy(Object.create(Object.prototype), {
    get(target: object, key, frame: Columns): unknown {
      if (typeof key === "string" && !(key in target) && isColumn(frame, key)) {
        throw new FrameMisuseError(
          `dataframe[${quote(key)}] does not read a column: write dataframe.col(${quote(key)})`,
        );
      }
      return Reflect.get(target, key, frame);
    },
    set(_target, key): boolean {
      const name = quote(String(key));
      throw new FrameMisuseError(
        `dataframe[${name}] = ... does not set a column: write dataframe = dataframe.set(${name}, ...)`,
      );
    },
  });
  Object.setPrototypeOf(prototype, guard);
}

/** Reports whether the frame has the column. The prototype itself, which tools may inspect, has no columns. */
function isColumn(frame: Columns, name: string): boolean {
  return Object.hasOwn(frame, "columns") && frame.has(name);
}

function quote(name: string): string {
  return JSON.stringify(name);
}
