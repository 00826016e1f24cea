import { Strategy } from "consumer";

for (;;);

export default class EndlessAtLoad extends Strategy {}
