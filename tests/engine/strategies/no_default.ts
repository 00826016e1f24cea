import { Strategy } from "consumer";

export class Named extends Strategy {}
