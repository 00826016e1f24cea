/**
 * The wire: what a producer sends and what it is asked, as freqtrade 2026.9 writes them (docs/PROTOCOL.md).
 *
 * @module
 */
export { type EscapedFrameMessage, readFrameMessage } from "./protocol/frame_message.ts";
export { type AnalyzedDfMessage, parseMessage, type ProducerMessage } from "./protocol/message.ts";
export { type MessageHead, peekMessage } from "./protocol/peek.ts";
export {
  type AnalyzedDfRequest,
  analyzedDfRequest,
  MAX_CANDLES,
  subscribeRequest,
  whitelistRequest,
} from "./protocol/request.ts";
export { parseTimestamp } from "./protocol/timestamp.ts";
