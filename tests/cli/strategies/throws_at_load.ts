import { Strategy } from "consumer";

throw new Error("no luck");

export default class ThrowsAtLoad extends Strategy {}
