import { IntParameter, Strategy } from "consumer";

/** A default that JavaScript would accept. */
const text: unknown = "90";

export default class FailsInConstructor extends Strategy {
  buyRsi = new IntParameter(10, 40, { default: text as number });
}
