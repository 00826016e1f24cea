import type { Transport } from "./transport.ts";
import { WebSocketTransport } from "./web_socket_transport.ts";
import { OwnTransport } from "./websocket/own_transport.ts";

/** Makes the transport that the config's section `consumer` chooses. */
export function makeTransport({ websocket, websocket_compression }: TransportChoice): Transport {
  return websocket === "native" ? new WebSocketTransport() : new OwnTransport({ compression: websocket_compression });
}

/** What the config says of the transport. */
export interface TransportChoice {
  readonly websocket: "own" | "native";
  readonly websocket_compression: boolean;
}
