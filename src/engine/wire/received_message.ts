/** One text frame as it came. */
export interface ReceivedMessage {
  readonly producer: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  /** No strategy runs on what it changes before a message that is not quiet. Default false. */
  readonly quiet?: boolean;
}
