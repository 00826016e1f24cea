import type { EngineEvent, SignalEvent, StrategySetAsideEvent } from "../../events.ts";
import { errorText } from "../../text/error_text.ts";
import type { Clock } from "../../time/clock.ts";
import type { LinkEntry } from "../wire/engine_entry.ts";
import type { HeldData } from "../wire/held_data.ts";
import type { ReceivedMessage } from "../wire/received_message.ts";
import { MAX_TIMEOUTS, StrategyTimeouts } from "../wire/strategy_timeouts.ts";
import type { StrategyTally } from "../wire/strategy_tally.ts";
import { BatchSender } from "./batch_sender.ts";
import type { EngineRecord, Suspect } from "./engine_record.ts";
import type { EngineSetup } from "./engine_setup.ts";
import { EngineThread, type FrameCsv } from "./engine_thread.ts";
import { FrameEnds } from "./frame_ends.ts";
import { loadThread } from "./load_thread.ts";
import { MissedSummary } from "./missed_summary.ts";
import { passTime } from "./pass_time.ts";
import { RestartBackoff } from "./restart_backoff.ts";
import { watchMemory } from "./watch_memory.ts";
import { watchThread } from "./watch_thread.ts";
import type { Running } from "./watchdog.ts";
import { otherThreadsMb } from "../../platform/process.ts";

/**
 * The engine as the main thread uses it. It accepts messages without blocking, replaces the strategies when
 * they are reloaded, and replaces a worker that hangs or has ended.
 */
export class EngineHost {
  readonly #options: Pick<EngineHostOptions, "keepFrames" | "clock" | "onEvent" | "record" | "restartProgram">;
  readonly #sender: BatchSender;
  readonly #backoff = new RestartBackoff();
  readonly #timeouts: StrategyTimeouts;
  readonly #ends = new FrameEnds();
  readonly #missed: MissedSummary;
  readonly #openLinks = new Set<string>();
  readonly #stop = new AbortController();
  #setup: EngineSetup;
  #thread: EngineThread | null = null;
  /** Whether a thread is loading that will replace the running one. */
  #isReplacing = false;
  #replacing: Promise<unknown> = Promise.resolve();
  /** The strategies that have leaked. */
  readonly #leaky = new Set<string>();
  /** Cancels a pending restart when another thread has replaced the one that ended. */
  #restarting = new AbortController();

  constructor(options: EngineHostOptions) {
    this.#options = options;
    this.#setup = options;
    this.#timeouts = new StrategyTimeouts(options.record?.timeouts);
    this.#missed = new MissedSummary(options.clock, (event) => options.onEvent(event));
    this.#sender = new BatchSender({
      thread: () => this.#thread,
      clock: options.clock,
      onEvent: (event) => options.onEvent(event),
    });
  }

  /**
   * Starts the worker and loads the strategies.
   *
   * @returns the strategies' names
   * @throws {StrategyLoadError} a strategy can't be used
   */
  async start(): Promise<readonly string[]> {
    const names = await this.#startThread();
    this.#startWatch();
    passTime(this.#options.clock, () => {
      if (this.#setup.settings.producers.length > 1) this.#sender.passTime();
    }, this.#stop.signal);
    const ends = this.#options.record?.ends ?? [];
    this.#ends.restore(ends);
    if (ends.length > 0) this.#sender.send([{ type: "resumed", ends }]);
    else this.#sender.sendNext();
    return names;
  }

  /**
   * Loads the strategies again from their files, while the current ones keep running. Then the new ones replace them and
   * continue with all data. One reload at a time.
   *
   * @param signal cancels the loading
   * @param setup replaces the engine's setup if the loading succeeds. Default: the current setup
   * @returns the strategies' names, or null when the reload was cancelled
   * @throws {StrategyLoadError} a strategy can't be used; the current ones keep running
   */
  reload(signal: AbortSignal, setup?: EngineSetup): Promise<readonly string[] | null> {
    return this.#inTurn(() => this.#reload(signal, setup ?? this.#setup));
  }

  /** Whether strategies are loaded and running. */
  get isRunning(): boolean {
    return this.#thread?.isReady === true;
  }

  /** Accepts a message and returns at once. */
  receive(message: ReceivedMessage): void {
    this.#sender.putMessage(message);
  }

  /** Accepts the news that a link has opened or closed, and returns at once. */
  linkChanged(entry: LinkEntry): void {
    if (entry.type === "link_opened") this.#openLinks.add(entry.producer);
    else this.#openLinks.delete(entry.producer);
    this.#sender.putLink(entry);
  }

  /**
   * Replays messages: the strategies run after each message.
   *
   * @returns true when all are processed, false when the engine ended before
   */
  async replay(messages: readonly ReceivedMessage[]): Promise<boolean> {
    const thread = this.#thread;
    if (!thread?.isReady) return false;
    this.#sender.replay(messages);
    await this.#sender.waitForClose();
    return thread.isReady && this.#thread === thread;
  }

  /** Resolves when everything that has arrived is processed. A strategy may never return, so the caller sets a limit. */
  waitUntilIdle(): Promise<void> {
    return this.#sender.waitUntilIdle();
  }

  /** Returns each strategy's last analysed dataframe of each pair. */
  frames(): Promise<readonly FrameCsv[]> {
    return this.#thread?.frames() ?? Promise.resolve([]);
  }

  /** Returns the cost of each strategy's evaluations since the worker started. */
  tallies(): Promise<readonly StrategyTally[]> {
    return this.#thread?.tallies() ?? Promise.resolve([]);
  }

  /** Ends the worker, even in the middle of an evaluation. */
  stop(): void {
    this.#stop.abort();
    this.#endThread();
    this.#missed.stop();
  }

  #startThread(): Promise<readonly string[]> {
    this.#thread = this.#spawn(this.#setup);
    return this.#load(this.#thread, this.#setup, this.#timeouts.counts, this.#stop.signal);
  }

  #spawn({ spawn }: EngineSetup): EngineThread {
    const thread = new EngineThread(spawn(), {
      onEvents: (events) => events.forEach((event) => this.#receive(event)),
      onBatchDone: (unfinished, buffers) => {
        this.#sender.takeBack(buffers);
        // evaluations that are left have not seen the changes
        if (unfinished === 0) this.#ends.commit();
        this.#sender.closeBatch(unfinished > 0);
      },
      onDeath: (why) => {
        if (this.#thread === thread) this.#restart(`it ended: ${why}`);
      },
    });
    return thread;
  }

  #load(
    thread: EngineThread,
    { settings, strategies, timeoutMs }: EngineSetup,
    timeouts: ReadonlyMap<string, number>,
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    const { keepFrames = false, clock } = this.#options;
    return loadThread(thread, { settings, strategies, keepFrames, timeoutMs, timeouts }, { clock, timeoutMs, signal });
  }

  /** Replaces the running thread by one that is loaded, between two batches. Returns false when the host was stopped. */
  async #takeOver(next: EngineThread, setup: EngineSetup): Promise<boolean> {
    const held = await this.#sender.pauseFor(() => this.#surrender());
    this.#sender.resume();
    if (this.#stop.signal.aborted) {
      next.end();
      return false;
    }
    this.#restarting.abort();
    this.#thread?.end();
    this.#thread = next;
    this.#setup = setup;
    if (!next.isReady) this.#restart("it ended right after it had loaded the strategies");
    else if (held === null) this.#startEmpty("the strategies were reloaded while the engine was down");
    else this.#sender.send([{ type: "held", held, at: this.#options.clock.now() }, ...this.#closedLinks()]);
    return true;
  }

  /** Takes all data from the running thread. Returns null when no thread is running, or it ends without an answer. */
  async #surrender(): Promise<HeldData | null> {
    return this.#thread?.isReady === true ? await this.#thread.surrender() : null;
  }

  #startWatch(): void {
    const { signal } = this.#stop;
    const { clock, record } = this.#options;
    const running = (): Running => this.#thread?.running ?? { evaluation: 0, id: 0 };
    const watches = [watchThread(clock, {
      timeoutMs: () => this.#setup.timeoutMs + WATCH_GRACE_MS,
      running,
      batch: () => this.#sender.batch,
      onStuck: (id) => {
        this.#reportStuck(id);
        this.#replaceHung("a strategy did not return");
      },
      onSilent: () => this.#replaceHung("the strategies' thread did not answer"),
    }, signal)];
    if (record !== undefined) {
      watches.push(watchMemory(clock, {
        running,
        untilBusy: () => this.#sender.waitForOpen(),
        residentMb: otherThreadsMb,
        isReplacing: () => this.#isReplacing,
        onSuspect: (id, grownMb) => {
          record.noteEnds(this.#ends.list());
          record.noteSuspect(this.#suspect(id, grownMb));
        },
        onEnd: () => record.noteSuspect(null),
        onExcess: (id, grownMb) => this.#setAside(this.#suspect(id, grownMb)),
      }, signal));
    }
    Promise.all(watches).catch((error) => {
      // A stop ends the clock's sleep with an error.
      if (!signal.aborted) throw error;
    });
  }

  #suspect(id: number, grownMb: number): Suspect | null {
    const target = this.#thread?.evaluation(id);
    return target === undefined ? null : { strategy: target.strategy, pair: target.pair, grownMb };
  }

  async #reload(signal: AbortSignal, setup: EngineSetup): Promise<readonly string[] | null> {
    const cancelled = AbortSignal.any([signal, this.#stop.signal]);
    if (cancelled.aborted) return null;
    try {
      // The new code may no longer hang where the old code did, so nothing is suspended.
      const names = await this.#replace(setup, new Map(), cancelled);
      if (names === null) return null;
      this.#timeouts.clear();
      this.#leaky.clear();
      this.#options.record?.noteTimeouts(this.#timeouts.counts);
      return names;
    } catch (error) {
      if (cancelled.aborted) return null;
      throw error;
    }
  }

  /** Loads the strategies in another thread, which then takes over. Returns null when the host was stopped. */
  async #replace(
    setup: EngineSetup,
    timeouts: ReadonlyMap<string, number>,
    signal: AbortSignal,
  ): Promise<readonly string[] | null> {
    const next = this.#spawn(setup);
    const names = await this.#load(next, setup, timeouts, signal);
    return await this.#takeOver(next, setup) ? names : null;
  }

  /** Runs one replacement of the thread after the other. */
  #inTurn<T>(replace: () => Promise<T>): Promise<T> {
    const run = async (): Promise<T> => {
      this.#isReplacing = true;
      try {
        return await replace();
      } finally {
        this.#isReplacing = false;
      }
    };
    const replaced = this.#replacing.then(run);
    this.#replacing = replaced.catch(() => undefined);
    return replaced;
  }

  /** Frees the memory that strategies keep: they continue in a new thread. One that leaks again is set aside. */
  async #renew(strategy: string | null, usedMb: number): Promise<void> {
    if (strategy !== null) {
      if (this.#leaky.has(strategy)) this.#suspend({ strategy, pair: null, grownMb: usedMb });
      this.#leaky.add(strategy);
    }
    const leaking = this.#thread;
    try {
      await this.#inTurn(async () => {
        // a reload or a restart has freed it meanwhile
        if (this.#thread !== leaking || this.#stop.signal.aborted) return;
        await this.#replace(this.#setup, this.#timeouts.counts, this.#stop.signal);
      });
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      this.#options.onEvent({ type: "strategies_not_reloaded", problem: errorText(error), running: this.isRunning });
    }
  }

  #suspend(guilty: Omit<StrategySetAsideEvent, "type" | "after">): void {
    this.#timeouts.suspend(guilty.strategy);
    this.#options.record?.noteTimeouts(this.#timeouts.counts);
    this.#options.onEvent({ type: "strategy_set_aside", ...guilty, after: null });
  }

  /** Sets a strategy aside that uses too much memory, and replaces the thread that it runs in. */
  #setAside(suspect: Suspect | null): void {
    if (suspect === null) return;
    this.#suspend(suspect);
    this.#replaceHung("a strategy used too much memory");
  }

  /** Nothing can end a thread that runs a loop: it would use a processor until the program ends. */
  #replaceHung(why: string): void {
    const { restartProgram } = this.#options;
    if (restartProgram === undefined) return this.#restart(why);
    this.#options.record?.noteEnds(this.#ends.take());
    this.stop();
    restartProgram(why);
  }

  #reportStuck(id: number): void {
    const target = this.#thread?.evaluation(id);
    if (target === undefined) return;
    const { strategy, pair } = target;
    this.#receive({ type: "strategy_stuck", strategy, pair, file: null, limitMs: this.#setup.timeoutMs });
    const times = this.#timeouts.of(strategy);
    if (times >= MAX_TIMEOUTS) this.#receive({ type: "strategy_suspended", strategy, times });
  }

  /** Forwards an event, and counts timeouts for the threads to come. */
  #receive(event: EngineEvent | SignalEvent): void {
    if (event.type === "candles_missed" || event.type === "candles_overdue") return this.#missed.add(event);
    this.#ends.note(event);
    if (event.type === "strategy_leaks") void this.#renew(event.strategy, event.usedMb);
    if (event.type !== "strategy_stuck") return this.#options.onEvent(event);
    this.#timeouts.add(event.strategy);
    this.#options.record?.noteTimeouts(this.#timeouts.counts);
    const file = this.#setup.strategies[this.#thread?.names.indexOf(event.strategy) ?? -1]?.path ?? null;
    this.#options.onEvent({ ...event, file });
  }

  /** Replaces the worker by one without data. `engine_restarted` then makes the links request everything again. */
  #restart(why: string): void {
    this.#endThread();
    const restarting = this.#restarting = new AbortController();
    const cancelled = AbortSignal.any([restarting.signal, this.#stop.signal]);
    const { clock } = this.#options;
    this.#startAgain(why, this.#backoff.nextPauseMs(clock.now()), cancelled).catch((error) => {
      if (cancelled.aborted) return;
      const problem = errorText(error);
      this.#options.onEvent({ type: "strategies_not_reloaded", problem, running: false });
      this.#restart(problem);
    });
  }

  async #startAgain(why: string, pauseMs: number, signal: AbortSignal): Promise<void> {
    await this.#options.clock.sleep(pauseMs, signal);
    await this.#startThread();
    this.#startEmpty(why);
  }

  /** Tells a thread without data which links are open, and reports that everything must be requested again. */
  #startEmpty(why: string): void {
    this.#sender.clear();
    const at = this.#options.clock.now();
    const links = [...this.#openLinks].map((producer): LinkEntry => ({ type: "link_opened", producer, at }));
    this.#sender.send([{ type: "resumed", ends: this.#ends.take() }, ...links, ...this.#closedLinks()]);
    this.#options.onEvent({ type: "engine_restarted", why });
  }

  #closedLinks(): readonly LinkEntry[] {
    const closed = this.#setup.settings.producers.filter((producer) => !this.#openLinks.has(producer));
    return closed.map((producer) => ({ type: "link_closed", producer }));
  }

  #endThread(): void {
    this.#thread?.end();
    this.#thread = null;
    this.#sender.clear();
    this.#sender.closeBatch();
  }
}

/**
 * The worker ends an evaluation that exceeds the limit by itself. Only what it can't end, such as a builtin that sorts for
 * long, lasts this much longer.
 */
const WATCH_GRACE_MS = 1000;

/** Dependencies and callbacks of {@linkcode EngineHost}. */
export interface EngineHostOptions extends EngineSetup {
  /** Whether to keep each pair's last analysed dataframe for {@linkcode EngineHost.frames}. Default: false. */
  readonly keepFrames?: boolean;
  readonly clock: Clock;
  /** What the engine of the program's last start left. Default: nothing, and memory is not watched. */
  readonly record?: EngineRecord;
  /** Ends the program, for its supervisor to start it again. Default: only the thread is replaced. */
  readonly restartProgram?: (why: string) => void;
  onEvent(event: EngineEvent | SignalEvent): void;
}
