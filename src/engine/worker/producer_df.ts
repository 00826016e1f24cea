import { Frame } from "../../frame/frame.ts";
import { FrameMisuseError } from "../../frame/frame_misuse_error.ts";

/**
 * Makes the result of `getProducerDf()`. Using the pair as if it were the dataframe, such as `sent.empty` or `sent.col()`,
 * throws instead of being undefined.
 */
export function makeProducerDf(frame: Frame, analyzedAt: Date): readonly [Frame, Date] {
  return Object.setPrototypeOf([frame, analyzedAt], PAIR_PROTOTYPE);
}

/** An array's prototype with a throwing getter for each member of `Frame` that an array does not have. */
const PAIR_PROTOTYPE: object = Object.create(
  Array.prototype,
  Object.fromEntries(
    [...Object.getOwnPropertyNames(Frame.prototype), "columns"].filter((name) => !(name in Array.prototype)).map((
      name,
    ) => [name, {
      get(): never {
        throw new FrameMisuseError(
          `getProducerDf() returns [dataframe, analyzedAt], which has no ${name}: ` +
            "write const [dataframe] = this.dp.getProducerDf(...)",
        );
      },
    }]),
  ),
);
