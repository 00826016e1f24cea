import { Strategy } from "consumer";
import { helper } from "./no_such_file.ts";

export default class MissingImport extends Strategy {
  readonly helper: unknown = helper;
}
