import type { EngineEvent, SignalEvent } from "../../events.ts";
import { buffersOf, type HeldData } from "../wire/held_data.ts";
import { type EngineEntry, type FromWorker, type ToWorker, WATCH_BYTES } from "../wire/worker_messages.ts";
import { StrategyLoadError } from "../wire/strategy_load_error.ts";
import type { StrategyTally } from "../wire/strategy_tally.ts";
import { readRunning, type Running } from "./watchdog.ts";

/** An analysed dataframe as CSV. */
export interface FrameCsv {
  readonly strategy: string;
  readonly pair: string;
  readonly csv: string;
}

/** Whom a thread tells. */
export interface EngineThreadHooks {
  onEvents(events: readonly (EngineEvent | SignalEvent)[]): void;
  onBatchDone(): void;
  /** It ended by itself: an error that nobody caught. */
  onDeath(why: string): void;
}

/** One life of the engine's worker: typed messages to it and from it. */
export class EngineThread {
  readonly #worker: Worker;
  readonly #hooks: EngineThreadHooks;
  readonly #watch = new SharedArrayBuffer(WATCH_BYTES);
  readonly #surrendered = Promise.withResolvers<HeldData | null>();
  readonly #started = Promise.withResolvers<readonly string[]>();
  readonly #evaluations = new Map<number, { readonly strategy: string; readonly pair: string }>();
  #frames: { readonly taken: FrameCsv[]; readonly done: PromiseWithResolvers<readonly FrameCsv[]> } | null = null;
  #tallies: PromiseWithResolvers<readonly StrategyTally[]> | null = null;
  #ready = false;
  #names: readonly string[] = [];
  #ended = false;

  constructor(worker: Worker, hooks: EngineThreadHooks) {
    this.#worker = worker;
    this.#hooks = hooks;
    // a thread that is ended before it has started rejects this with nobody listening
    this.#started.promise.catch(() => undefined);
    worker.onmessage = (message: MessageEvent<FromWorker>): void => this.#receive(message.data);
    worker.onerror = (error): void => {
      error.preventDefault();
      this.#die(error.message);
    };
    worker.onmessageerror = (): void => this.#die("a message from it could not be read");
  }

  /** Whether it has loaded the strategies and takes batches. */
  get ready(): boolean {
    return this.#ready;
  }

  /**
   * Loads the strategies.
   *
   * @returns their names
   * @throws {StrategyLoadError} one of them can't be used
   */
  start(order: Omit<Extract<ToWorker, { type: "start" }>, "type" | "watch">): Promise<readonly string[]> {
    this.#post({ type: "start", ...order, watch: this.#watch });
    return this.#started.promise;
  }

  send(entries: readonly EngineEntry[], evaluateEach: boolean): void {
    this.#post({ type: "batch", entries, evaluateEach }, entries.flatMap(transferred));
  }

  /** All that it holds, for another thread to go on with; null when it ends before it has answered. */
  surrender(): Promise<HeldData | null> {
    this.#post({ type: "surrender" });
    return this.#surrendered.promise;
  }

  /** Each strategy's last analysed dataframe of each pair. */
  frames(): Promise<readonly FrameCsv[]> {
    this.#frames ??= { taken: [], done: Promise.withResolvers() };
    this.#post({ type: "frames" });
    return this.#frames.done.promise;
  }

  /** The names of the strategies that it has loaded, in their files' order. */
  get names(): readonly string[] {
    return this.#names;
  }

  /** What it is at. */
  get running(): Running {
    return readRunning(this.#watch);
  }

  /** What each strategy's evaluations have cost; nothing when it ends before. */
  tallies(): Promise<readonly StrategyTally[]> {
    this.#tallies ??= Promise.withResolvers();
    this.#post({ type: "tallies" });
    return this.#tallies.promise;
  }

  /** The strategy and pair behind an id of the shared integers. */
  evaluation(id: number): { readonly strategy: string; readonly pair: string } | undefined {
    return this.#evaluations.get(id);
  }

  /** Ends it at once, whatever it is doing. */
  end(why = "the engine was stopped"): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#ready = false;
    this.#worker.terminate();
    this.#started.reject(new StrategyLoadError(why));
    this.#frames?.done.resolve(this.#frames.taken);
    this.#tallies?.resolve([]);
    this.#surrendered.resolve(null);
  }

  #receive(message: FromWorker): void {
    if (this.#ended) return;
    switch (message.type) {
      case "ready":
        this.#ready = true;
        this.#names = message.strategies;
        return this.#started.resolve(message.strategies);
      case "failed":
        return this.#started.reject(new StrategyLoadError(message.problem));
      case "evaluating":
        this.#evaluations.set(message.id, message);
        return;
      case "events":
        return this.#hooks.onEvents(message.events);
      case "batch_done":
        this.#hooks.onEvents(message.events);
        return this.#hooks.onBatchDone();
      case "frame":
        this.#frames?.taken.push(message);
        return;
      case "frames_done":
        this.#frames?.done.resolve(this.#frames.taken);
        this.#frames = null;
        return;
      case "tallies":
        this.#tallies?.resolve(message.tallies);
        this.#tallies = null;
        return;
      case "surrendered":
        return this.#surrendered.resolve(message.held);
    }
  }

  #die(why: string): void {
    if (this.#ended) return;
    this.end(why);
    this.#hooks.onDeath(why);
  }

  #post(message: ToWorker, transfer: Transferable[] = []): void {
    this.#worker.postMessage(message, transfer);
  }
}

/** The memory that goes over with an entry instead of being copied. */
function transferred(entry: EngineEntry): Transferable[] {
  if (entry.type === "held") return buffersOf(entry.held);
  return entry.type === "message" && typeof entry.text !== "string" ? [entry.text.buffer] : [];
}
