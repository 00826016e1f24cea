/** One text frame of the websocket. */
export interface ReceivedMessage {
  readonly producer: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  /** Whether to store the message without running strategies. They run at the next message that is not quiet. Default: false. */
  readonly quiet?: boolean;
}
