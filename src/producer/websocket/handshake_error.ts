/** A peer or a proxy did not open the WebSocket. `message` has words that `classifyNetworkError` knows. */
export class HandshakeError extends Error {
  override readonly name = "HandshakeError";
}
