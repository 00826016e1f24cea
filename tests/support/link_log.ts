import type { LinkReport } from "../../src/producer/producer_link.ts";
import { WaitingList } from "./waiting_list.ts";

type ReportOf<T extends LinkReport["type"]> = Extract<LinkReport, { type: T }>;

/** Hears a link: its events and its messages, to look at and to wait for. */
export class LinkLog {
  readonly events = new WaitingList<LinkReport>();
  readonly messages = new WaitingList<string>();
  /** When each message came, by the link's clock. */
  readonly receivedAt: number[] = [];
  readonly onEvent = (event: LinkReport): void => this.events.push(event);
  readonly onMessage = (bytes: Uint8Array, receivedAt: number): void => {
    this.receivedAt.push(receivedAt);
    this.messages.push(decoder.decode(bytes));
  };

  /** The events of one type so far. */
  of<T extends LinkReport["type"]>(type: T): ReportOf<T>[] {
    return this.events.items.filter((event): event is ReportOf<T> => event.type === type);
  }

  /** Resolves with the `count`-th event of a type. */
  async when<T extends LinkReport["type"]>(type: T, count = 1): Promise<ReportOf<T>> {
    const found = await this.events.first(count, (event): event is ReportOf<T> => event.type === type);
    const last = found.at(-1);
    if (last === undefined) throw new RangeError("count must be at least 1");
    return last;
  }
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
