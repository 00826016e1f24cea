import type { ConsumerEvent } from "../../src/events.ts";
import type { Signal } from "../../src/signal.ts";
import type { SeenFrame } from "./own_frames.ts";

/** What the program has logged and sent, each with the time when its line arrived: epoch milliseconds. */
export class Diary {
  readonly events: Entry<ConsumerEvent>[] = [];
  readonly frames: Entry<SeenFrame>[] = [];
  readonly signals: Entry<Signal>[] = [];

  /** Whether the link is open now. */
  get isLinked(): boolean {
    return this.events.findLast(({ it }) => it.type === "link_opened" || it.type === "link_closed")?.it.type ===
      "link_opened";
  }

  /** Takes a line of the program's log, in JSON. */
  addLogLine(line: string): void {
    const logged: { readonly properties?: { readonly event?: ConsumerEvent } } = JSON.parse(line);
    const event = logged.properties?.event;
    if (event === undefined) return;
    const at = Date.now();
    if (event.type === "strategy_printed" && event.text.startsWith(CELLS)) {
      this.frames.push({ at, it: JSON.parse(event.text.slice(CELLS.length)) });
    } else {
      this.events.push({ at, it: event });
    }
  }

  /** Takes a line of the program's stdout: a signal. */
  addSignalLine(line: string): void {
    this.signals.push({ at: Date.now(), it: JSON.parse(line) });
  }

  /** The events of a type that arrived in this time. */
  eventsOf<T extends ConsumerEvent["type"]>(
    type: T,
    from: number,
    to: number,
  ): readonly Entry<Extract<ConsumerEvent, { type: T }>>[] {
    return this.events.filter((entry): entry is Entry<Extract<ConsumerEvent, { type: T }>> =>
      entry.it.type === type && entry.at >= from && entry.at <= to
    );
  }
}

/** Something that the program wrote, and when. */
export interface Entry<T> {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly it: T;
}

/** How the strategy begins what it prints of a dataframe. */
const CELLS = "cells ";
