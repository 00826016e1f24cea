import type { EngineEvent, SignalEvent } from "../../events.ts";
import type { Clock } from "../../time/clock.ts";
import type { ReceivedMessage } from "../wire/received_message.ts";
import { Mailbox } from "./mailbox.ts";
import type { HeldData } from "../wire/held_data.ts";
import { type EngineEntry, type LinkEntry, messageEntry, type StrategyFile } from "../wire/worker_messages.ts";
import type { EngineSettings } from "../wire/engine_settings.ts";
import type { StrategyTally } from "../wire/strategy_tally.ts";
import { EngineThread, type FrameCsv } from "./engine_thread.ts";
import { Watchdog } from "./watchdog.ts";

/** How often a strategy may get stuck on a pair before it is not run on it any more. */
export const MOST_TIMES_STUCK = 3;
/** Loading may take this long at least, whatever one evaluation may take. */
const SHORTEST_LOAD_MS = 30_000;
/** How often the watchdog looks within the limit. */
const LOOKS_WITHIN_LIMIT = 4;
/** The longest pause between two restarts of an engine that keeps failing. */
const LONGEST_RESTART_PAUSE_MS = 60_000;

/** What an engine is made of. */
export interface EngineSetup {
  readonly settings: EngineSettings;
  readonly strategies: readonly StrategyFile[];
  /** How long one evaluation may take: `consumer.strategy_timeout`, in milliseconds. */
  readonly timeoutMs: number;
  /** Makes the engine's thread: {@linkcode spawnWorker}. */
  readonly spawn: () => Worker;
}

/** What the engine's host needs, and whom it tells. */
export interface EngineHostOptions extends EngineSetup {
  /** Keep each pair's last analysed dataframe for {@linkcode EngineHost.frames}. Default false. */
  readonly keepFrames?: boolean;
  readonly clock: Clock;
  onEvent(event: EngineEvent | SignalEvent): void;
}

interface Batch {
  readonly number: number;
  readonly done: PromiseWithResolvers<void>;
}

/**
 * The engine as the main thread sees it: takes messages without ever blocking, hands the worker one batch at a time, and
 * starts another worker when one is stuck or has ended.
 */
export class EngineHost {
  readonly #options: Pick<EngineHostOptions, "keepFrames" | "clock" | "onEvent">;
  readonly #mailbox = new Mailbox();
  readonly #openLinks = new Set<string>();
  /** How often each strategy has been stuck, by `strategy\u0000pair`. */
  readonly #stuck = new Map<string, number>();
  readonly #stop = new AbortController();
  #setup: EngineSetup;
  #thread: EngineThread | null = null;
  /** What has loaded changed strategies and is about to take the thread's place: until then no batch is begun. */
  #successor: EngineThread | null = null;
  /** Ends a restart that is under way, when another thread has come in between. */
  #restarting = new AbortController();
  #batch: Batch | null = null;
  #batches = 0;
  /** Restarts since the engine last did its work for a minute. */
  #restarts = 0;
  #restartedAt = 0;

  constructor(options: EngineHostOptions) {
    this.#options = options;
    this.#setup = options;
  }

  /**
   * Starts the worker and loads the strategies.
   *
   * @returns the strategies' names
   * @throws {StrategyLoadError} a strategy can't be used
   */
  async start(): Promise<readonly string[]> {
    const names = await this.#startThread();
    this.#keepWatch();
    this.#next();
    return names;
  }

  /**
   * Loads the strategies anew, as their files are now, while the ones that run go on; then puts them in their place, with
   * all data that is held. One reload at a time.
   *
   * @param signal ends the loading
   * @param setup what the engine is made of from now on, if the loading succeeds; what it was without one
   * @returns the strategies' names; null when that was ended before
   * @throws {StrategyLoadError} one of them can't be used: the ones that run go on
   */
  async reload(signal: AbortSignal, setup: EngineSetup = this.#setup): Promise<readonly string[] | null> {
    const ended = AbortSignal.any([signal, this.#stop.signal]);
    const next = this.#makeThread(setup);
    try {
      // other code may do where the old one was stuck: no pair is suspended
      const names = await this.#load(next, setup, [], ended);
      return await this.#takeOver(next, setup) ? names : null;
    } catch (error) {
      if (ended.aborted) return null;
      throw error;
    }
  }

  /** Whether strategies are loaded and at work. */
  get isRunning(): boolean {
    return this.#thread?.ready === true;
  }

  /** Takes a message; returns at once. */
  receive(message: ReceivedMessage): void {
    if (this.#isIdle) this.#send([messageEntry(message)], false);
    else this.#mailbox.putMessage(message);
  }

  /** Takes what happened to a link; returns at once. */
  linkChanged(entry: LinkEntry): void {
    if (entry.type === "link_opened") this.#openLinks.add(entry.producer);
    else this.#openLinks.delete(entry.producer);
    if (this.#isIdle) this.#send([entry], false);
    else this.#mailbox.putLink(entry);
  }

  /**
   * Takes messages one by one, each evaluated for itself: a replay.
   *
   * @returns when that is done: true; false when the engine ended before
   */
  async replay(messages: readonly ReceivedMessage[]): Promise<boolean> {
    const thread = this.#thread;
    if (!thread?.ready) return false;
    this.#send(messages.map(messageEntry), true);
    await this.#batch?.done.promise;
    return thread.ready && this.#thread === thread;
  }

  /** Resolves when all that has come is worked through; whoever waits bounds the wait. */
  async settled(): Promise<void> {
    while (this.#batch !== null) await this.#batch.done.promise;
  }

  /** Each strategy's last analysed dataframe of each pair, as CSV. */
  frames(): Promise<readonly FrameCsv[]> {
    return this.#thread?.frames() ?? Promise.resolve([]);
  }

  /** What each strategy's evaluations have cost since the worker started. */
  tallies(): Promise<readonly StrategyTally[]> {
    return this.#thread?.tallies() ?? Promise.resolve([]);
  }

  /** Ends the worker, also in the middle of an evaluation. */
  stop(): void {
    this.#stop.abort();
    this.#thread?.end();
    this.#thread = null;
    this.#mailbox.clear();
    this.#finishBatch();
  }

  #startThread(): Promise<readonly string[]> {
    this.#thread = this.#makeThread(this.#setup);
    const suspended = [...this.#stuck].filter(([, times]) => times >= MOST_TIMES_STUCK).map(([id]) => id);
    return this.#load(this.#thread, this.#setup, suspended, this.#stop.signal);
  }

  #makeThread({ spawn }: EngineSetup): EngineThread {
    const thread = new EngineThread(spawn(), {
      onEvents: (events) => this.#tell(events),
      onBatchDone: () => this.#finishBatch(),
      onDeath: (why) => {
        if (this.#thread === thread) this.#restart(`it ended: ${why}`);
      },
    });
    return thread;
  }

  /** Loads the strategies in a thread, which does not outlive a failure. */
  async #load(
    thread: EngineThread,
    { settings, strategies, timeoutMs }: EngineSetup,
    suspended: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    const { keepFrames = false, clock } = this.#options;
    const loaded = new AbortController();
    const tooLong = `${strategies.map(({ path }) => path).join(", ")}: loading did not end within ` +
      `${Math.max(timeoutMs, SHORTEST_LOAD_MS) / 1000} s: is there an endless loop outside of the methods?`;
    // a module with an endless loop at its top never answers
    clock.sleep(Math.max(timeoutMs, SHORTEST_LOAD_MS), loaded.signal).then(() => thread.end(tooLong), () => undefined);
    signal.addEventListener("abort", () => thread.end(), { once: true, signal: loaded.signal });
    try {
      return await thread.start({ settings, strategies, keepFrames, suspended });
    } catch (error) {
      thread.end();
      throw error;
    } finally {
      loaded.abort();
    }
  }

  /** Puts a thread that has loaded in the place of the running one, between two batches. False: the host was stopped. */
  async #takeOver(next: EngineThread, setup: EngineSetup): Promise<boolean> {
    this.#successor = next;
    while (this.#batch !== null) await this.#batch.done.promise;
    const held = await this.#surrendered();
    this.#successor = null;
    if (this.#stop.signal.aborted) {
      next.end();
      return false;
    }
    this.#restarting.abort();
    this.#thread?.end();
    this.#thread = next;
    this.#setup = setup;
    this.#stuck.clear();
    if (!next.ready) this.#restart("it ended as soon as it had loaded the strategies");
    else if (held === null) this.#beginAnew("the strategies were loaded anew while the engine was down");
    else this.#send([{ type: "held", held, at: this.#options.clock.now() }], false);
    return true;
  }

  /** All that the running thread holds; null where there is none, or it ends before it has answered. */
  async #surrendered(): Promise<HeldData | null> {
    const thread = this.#thread;
    if (!thread?.ready) return null;
    // counts as a batch: the watchdog looks whether it is done
    this.#openBatch();
    const held = await thread.surrender();
    this.#finishBatch();
    return held;
  }

  get #isIdle(): boolean {
    return this.#thread?.ready === true && this.#batch === null && this.#mailbox.size === 0 && this.#successor === null;
  }

  #openBatch(): void {
    this.#batch = { number: ++this.#batches, done: Promise.withResolvers() };
  }

  #send(entries: readonly EngineEntry[], evaluateEach: boolean): void {
    this.#openBatch();
    this.#thread?.send(entries, evaluateEach);
  }

  #finishBatch(): void {
    const batch = this.#batch;
    this.#batch = null;
    batch?.done.resolve();
    this.#next();
  }

  #next(): void {
    for (const [producer, count] of this.#mailbox.takeDropped()) {
      const why = "the engine is busy and too much is waiting for it";
      this.#options.onEvent({ type: "messages_dropped", producer, count, why });
    }
    if (!this.#thread?.ready || this.#batch !== null || this.#successor !== null || this.#mailbox.size === 0) return;
    this.#send(this.#mailbox.take(), false);
  }

  #tell(events: readonly (EngineEvent | SignalEvent)[]): void {
    for (const event of events) this.#options.onEvent(event);
  }

  /** Looks at the worker a few times within the limit, for as long as the host lives. */
  async #look(): Promise<void> {
    let { timeoutMs } = this.#setup;
    let watchdog = new Watchdog(timeoutMs);
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await this.#options.clock.sleep(timeoutMs / LOOKS_WITHIN_LIMIT, signal);
      if (timeoutMs !== this.#setup.timeoutMs) {
        timeoutMs = this.#setup.timeoutMs;
        watchdog = new Watchdog(timeoutMs);
      }
      const running = this.#thread?.running ?? { evaluation: 0, id: 0 };
      const verdict = watchdog.look(running, this.#batch?.number ?? null, performance.now());
      if (verdict.type === "stuck") this.#reportStuck(verdict.id);
      if (verdict.type !== "well") this.#restart(verdict.type === "silent" ? "it did not answer" : "it was stuck");
    }
  }

  #keepWatch(): void {
    // the one error that can come is the end of the wait
    this.#look().catch((error) => {
      if (!this.#stop.signal.aborted) throw error;
    });
  }

  #reportStuck(id: number): void {
    const at = this.#thread?.evaluation(id);
    if (at === undefined) return;
    const { strategy, pair } = at;
    const name = `${strategy}\u0000${pair}`;
    const times = (this.#stuck.get(name) ?? 0) + 1;
    this.#stuck.set(name, times);
    const { strategies, timeoutMs } = this.#setup;
    const file = strategies[this.#thread?.names.indexOf(strategy) ?? -1]?.path ?? null;
    this.#options.onEvent({ type: "strategy_stuck", strategy, pair, file, limitMs: timeoutMs });
    if (times >= MOST_TIMES_STUCK) this.#options.onEvent({ type: "strategy_suspended", strategy, pair, times });
  }

  /** Ends the worker and starts another, which knows nothing: `engine_restarted` says that all must be asked for again. */
  #restart(why: string): void {
    this.#thread?.end();
    this.#thread = null;
    this.#mailbox.clear();
    this.#finishBatch();
    const { clock } = this.#options;
    const now = clock.now();
    this.#restarts = now - this.#restartedAt > LONGEST_RESTART_PAUSE_MS ? 0 : this.#restarts + 1;
    this.#restartedAt = now;
    const pause = this.#restarts === 0 ? 0 : Math.min(1000 * 2 ** (this.#restarts - 1), LONGEST_RESTART_PAUSE_MS);
    const restarting = this.#restarting = new AbortController();
    const ended = AbortSignal.any([restarting.signal, this.#stop.signal]);
    this.#begin(why, pause, ended).catch((error) => {
      if (ended.aborted) return;
      const problem = error instanceof Error ? error.message : String(error);
      this.#options.onEvent({ type: "strategies_not_reloaded", problem, running: false });
      this.#restart(problem);
    });
  }

  async #begin(why: string, pause: number, signal: AbortSignal): Promise<void> {
    await this.#options.clock.sleep(pause, signal);
    await this.#startThread();
    this.#beginAnew(why);
  }

  /** The thread knows nothing: all is to be asked for again. */
  #beginAnew(why: string): void {
    this.#mailbox.clear();
    const at = this.#options.clock.now();
    this.#send([...this.#openLinks].map((producer) => ({ type: "link_opened", producer, at })), false);
    this.#options.onEvent({ type: "engine_restarted", why });
  }
}
