import { IntParameter, Strategy } from "consumer";

export default class FailsInConstructor extends Strategy {
  buyRsi = new IntParameter(10, 40, { default: 90 });
}
