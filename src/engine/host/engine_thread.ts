import type { EngineEvent, SignalEvent } from "../../events.ts";
import type { EngineEntry } from "../wire/engine_entry.ts";
import { limitText } from "../../text/limit_text.ts";
import { printable } from "../../text/printable.ts";
import { buffersOf, type HeldData } from "../wire/held_data.ts";
import { StrategyLoadError } from "../wire/strategy_load_error.ts";
import type { StrategyTally } from "../wire/strategy_tally.ts";
import { WATCH_BYTES } from "../wire/watch_slot.ts";
import type { FromWorker, ToWorker } from "../wire/worker_messages.ts";
import { checkMessage } from "./check_message.ts";
import { MalformedMessageError } from "./require_shape.ts";
import { UpdateUnpacker } from "./update_unpacker.ts";
import { readRunning, type Running } from "./watchdog.ts";

/** One worker of the engine, from its start to its end: sends it typed messages and receives its answers. */
export class EngineThread {
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #hooks: EngineThreadHooks;
  readonly #updates = new UpdateUnpacker();
  readonly #watch = new SharedArrayBuffer(WATCH_BYTES);
  readonly #surrendered = Promise.withResolvers<HeldData | null>();
  readonly #started = Promise.withResolvers<readonly string[]>();
  readonly #evaluations = new Map<number, EvaluationTarget>();
  #frames: { readonly taken: FrameCsv[]; readonly done: PromiseWithResolvers<readonly FrameCsv[]> } | null = null;
  #tallies: PromiseWithResolvers<readonly StrategyTally[]> | null = null;
  #isReady = false;
  #names: readonly string[] = [];
  #hasEnded = false;

  constructor(worker: Worker, hooks: EngineThreadHooks) {
    this.#worker = worker;
    this.#hooks = hooks;
    // A thread that ends before it is started rejects this promise, and nobody awaits it.
    this.#started.promise.catch(() => undefined);
    // Strategies can reach the worker's global messages, so the engine uses a port of its own.
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }: MessageEvent<unknown>): void => this.#receiveSafely(data);
    port1.onmessageerror = (): void => this.#die("one of its messages could not be read");
    worker.postMessage(port2, [port2]);
    worker.onerror = (error): void => {
      error.preventDefault();
      this.#die(limitText(error.message, MAX_REASON_LENGTH));
    };
  }

  /** Whether the strategies are loaded and the thread accepts batches. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** The names of the loaded strategies, in the order of their files. */
  get names(): readonly string[] {
    return this.#names;
  }

  /** The evaluation that is running. */
  get running(): Running {
    return readRunning(this.#watch);
  }

  /**
   * Loads the strategies.
   *
   * @returns their names
   * @throws {StrategyLoadError} a strategy can't be used, or the thread ended
   */
  start(order: StartOrder): Promise<readonly string[]> {
    this.#post({ type: "start", ...order, watch: this.#watch });
    return this.#started.promise;
  }

  /** Sends a batch. `onBatchDone` is called when the worker has processed it. */
  send(entries: readonly EngineEntry[], { evaluateEach, at }: BatchOptions): void {
    this.#post({ type: "batch", entries, evaluateEach, at }, entries.flatMap(transferablesOf));
  }

  /** Takes all data from the worker, for another thread to continue with. Returns null when it ends without an answer. */
  surrender(): Promise<HeldData | null> {
    this.#post({ type: "surrender" });
    return this.#surrendered.promise;
  }

  /** Returns each strategy's last analysed dataframe of each pair. */
  frames(): Promise<readonly FrameCsv[]> {
    this.#frames ??= { taken: [], done: Promise.withResolvers() };
    this.#post({ type: "frames" });
    return this.#frames.done.promise;
  }

  /** Returns the cost of each strategy's evaluations, or an empty list when the thread ends without an answer. */
  tallies(): Promise<readonly StrategyTally[]> {
    this.#tallies ??= Promise.withResolvers();
    this.#post({ type: "tallies" });
    return this.#tallies.promise;
  }

  /** Returns the strategy and pair that an id of {@linkcode Running} stands for. */
  evaluation(id: number): EvaluationTarget | undefined {
    return this.#evaluations.get(id);
  }

  /** Ends the worker at once, even in the middle of an evaluation. */
  end(why = "the engine was stopped"): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#isReady = false;
    this.#worker.terminate();
    this.#port.close();
    this.#started.reject(new StrategyLoadError(why));
    this.#frames?.done.resolve(this.#frames.taken);
    this.#tallies?.resolve([]);
    this.#surrendered.resolve(null);
  }

  /** A malformed message ends the thread, and nothing else. */
  #receiveSafely(message: unknown): void {
    if (this.#hasEnded) return;
    let checked: FromWorker;
    let events: readonly (EngineEvent | SignalEvent)[];
    try {
      checked = checkMessage(message, this.#isReady ? this.#names : null);
      events = "events" in checked ? this.#updates.unpack(checked.events) : [];
    } catch (error) {
      if (!(error instanceof MalformedMessageError)) throw error;
      return this.#die(error.message);
    }
    this.#receive(checked, events);
  }

  #receive(message: FromWorker, events: readonly (EngineEvent | SignalEvent)[]): void {
    switch (message.type) {
      case "ready":
        this.#isReady = true;
        this.#names = message.strategies;
        return this.#started.resolve(message.strategies);
      case "failed":
        return this.#started.reject(new StrategyLoadError(message.problem.split("\n").map(printable).join("\n")));
      case "crashed":
        return this.#die(message.why);
      case "evaluating":
        this.#evaluations.set(message.id, message);
        return;
      case "events":
        return this.#hooks.onEvents(events);
      case "batch_done":
        this.#hooks.onEvents(events);
        return this.#hooks.onBatchDone(message.unfinished, message.buffers);
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
    if (this.#hasEnded) return;
    this.end(why);
    this.#hooks.onDeath(why);
  }

  #post(message: ToWorker, transfer: Transferable[] = []): void {
    this.#port.postMessage(message, transfer);
  }
}

/** An uncaught error's text can be anything. */
const MAX_REASON_LENGTH = 1000;

/** Callbacks of {@linkcode EngineThread}. */
export interface EngineThreadHooks {
  onEvents(events: readonly (EngineEvent | SignalEvent)[]): void;
  /**
   * @param unfinished how many evaluations are left for the next batch
   * @param buffers the buffers of the batch, to use them again
   */
  onBatchDone(unfinished: number, buffers: readonly ArrayBuffer[]): void;
  /** Called when the worker ends by itself, because of an uncaught error. */
  onDeath(why: string): void;
}

/** How a batch is processed. */
export type BatchOptions = Pick<Extract<ToWorker, { type: "batch" }>, "evaluateEach" | "at">;

/** What a thread loads. */
export type StartOrder = Omit<Extract<ToWorker, { type: "start" }>, "type" | "watch">;

/** A strategy and the pair that it runs on. */
export interface EvaluationTarget {
  readonly strategy: string;
  readonly pair: string;
}

/** An analysed dataframe as CSV. */
export interface FrameCsv {
  readonly strategy: string;
  readonly pair: string;
  readonly csv: string;
}

/** Returns the memory of an entry that moves to the worker instead of being copied. */
function transferablesOf(entry: EngineEntry): Transferable[] {
  if (entry.type === "held") return buffersOf(entry.held);
  return entry.type === "messages" ? [entry.buffer] : [];
}
