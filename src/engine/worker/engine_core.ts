import { type ReceivedMessage, toBytes } from "../wire/received_message.ts";
import { compilePairFilter } from "../../config/pairs.ts";
import type { FrameKey } from "../../events.ts";
import { decodeEscapedFrame, decodeFrame } from "../../frame/decode_frame.ts";
import { FrameDecodeError } from "../../frame/frame_decode_error.ts";
import { normaliseRows } from "../../frame/normalise_rows.ts";
import { removeEntryExitSignals } from "../../frame/remove_entry_exit_signals.ts";
import { releaseTable, type Table } from "../../frame/table.ts";
import { MAX_CANDLES } from "../../producer/protocol/request.ts";
import { parseMessage } from "../../producer/protocol/message.ts";
import { readFrameMessage } from "../../producer/protocol/frame_message.ts";
import { acceptPairs } from "./accept_pairs.ts";
import { Evaluator } from "./evaluator.ts";
import type { EvaluationLimit, EvaluatorHooks } from "./unit_runner.ts";
import type { NamedStrategy } from "../loading/named_strategy.ts";
import { describeKeyProblem, describeWidthProblem, dropFutureRows } from "./frame_guard.ts";
import { describeFrame } from "./frame_key.ts";
import type { FrameEnd } from "../wire/engine_entry.ts";
import type { HeldData } from "../wire/held_data.ts";
import { MemoryWarnings } from "./memory_warnings.ts";
import { ANSWER_TIMEOUT_MS, RequestPlanner } from "./request_planner.ts";
import type { EngineSettings } from "../wire/engine_settings.ts";
import { FrameStore, type IncomingFrame, type StoreOutcome } from "./frame_store.ts";

/** The engine without threads: decodes messages, stores dataframes, runs the strategies and emits events, synchronously. */
export class EngineCore {
  readonly #settings: EngineSettings;
  readonly #hooks: EvaluatorHooks;
  readonly #store: FrameStore;
  readonly #memory: MemoryWarnings;
  readonly #pairs = new Map<string, readonly string[]>();
  readonly #planner: RequestPlanner;
  readonly #evaluator: Evaluator;
  /** The producers that were reported because they do not answer. */
  readonly #unanswering = new Set<string>();
  #now = 0;
  #quiet = false;
  /** When the batch that is being processed was sent. Null: all evaluations run, however long they take. */
  #sliceAt: number | null = null;

  /**
   * @param limit the time limit of evaluations. Without one, nothing ends a strategy that does not return.
   * @param clock returns milliseconds of a monotonic clock, which measures evaluations
   */
  constructor(
    settings: EngineSettings,
    strategies: readonly NamedStrategy[],
    hooks: EvaluatorHooks,
    limit: EvaluationLimit | null = null,
    clock: () => number = () => performance.now(),
  ) {
    this.#settings = settings;
    this.#hooks = hooks;
    this.#store = new FrameStore(settings.memoryLimitBytes);
    this.#memory = new MemoryWarnings(settings.memoryLimitBytes);
    this.#planner = new RequestPlanner(settings.initialCandleLimit);
    const follows = compilePairFilter({
      pair_whitelist: settings.pairWhitelist,
      pair_blacklist: settings.pairBlacklist,
    });
    const data = { store: this.#store, pairs: this.#pairs };
    this.#evaluator = new Evaluator(strategies, { data, settings, follows, hooks, limit, clock });
  }

  /** The bytes of all stored dataframes. */
  get heldBytes(): number {
    return this.#store.bytes;
  }

  /** Runs the strategies' `botStart`. */
  start(): void {
    this.#evaluator.botStart();
  }

  /** Notes that a producer's link has opened and has requested everything. */
  linkOpened(producer: string, at: number): void {
    this.#unanswering.delete(producer);
    this.#planner.linkOpened(producer, at);
    this.#store.linkOpened(producer);
    this.#evaluator.linkOpened(producer, at);
  }

  /** Notes that a producer's link has closed. */
  linkClosed(producer: string): void {
    this.#planner.linkClosed(producer);
    this.#store.linkClosed(producer);
  }

  /** Sets where the dataframes of an engine that was lost had ended, so that later candles count as missed. */
  resume(ends: readonly FrameEnd[]): void {
    this.#evaluator.resume(ends);
  }

  /** Returns all data for another engine to continue with. This one must not be used again. */
  surrender(): HeldData {
    return { frames: this.#store.surrender(), pairs: this.#pairs };
  }

  /**
   * Continues with another engine's data. The next {@linkcode evaluate} runs the strategies on all of it. Data of producers
   * that the config no longer names is dropped.
   *
   * @param at epoch milliseconds
   */
  restore({ frames, pairs }: HeldData, at: number): void {
    this.#now = at;
    const { producers } = this.#settings;
    for (const frame of frames) {
      if (!producers.includes(frame.key.producer)) continue;
      this.#store.restore(frame);
      this.#evaluator.frameChanged(frame.key, this.#now);
      this.#makeRoom(frame.key.producer);
    }
    for (const [producer, names] of pairs) if (producers.includes(producer)) this.#pairs.set(producer, names);
  }

  /**
   * Starts a batch of messages that {@linkcode evaluateSlice} ends.
   *
   * @param at epoch milliseconds
   * @param isEmpty whether the batch only continues with scheduled evaluations
   */
  startSlice(at: number, isEmpty: boolean): void {
    this.#sliceAt = at;
    if (isEmpty) this.#now = at;
    this.#evaluator.startSlice();
  }

  /**
   * Runs the strategies whose data has changed, for about as long as one slice. Quick strategies run first.
   *
   * @returns how many evaluations remain for the next slice
   */
  evaluateSlice(): number {
    const at = this.#sliceAt ?? this.#now;
    this.#sliceAt = null;
    if (!this.#quiet) this.#evaluator.checkContested(this.#now);
    return this.#quiet ? 0 : this.#evaluator.runSlice(this.#now, at);
  }

  /** Processes one message. The next {@linkcode evaluate} runs the strategies on what it changes. */
  receive(message: ReceivedMessage): void {
    this.#process(message);
    if (!this.#settings.replaying) this.#repeatRequests();
  }

  #process({ producer, text, receivedAt, quiet = false }: ReceivedMessage): void {
    this.#quiet = quiet;
    this.#now = receivedAt;
    if (this.#receiveQuickly(producer, toBytes(text))) return;
    const message = parseMessage(typeof text === "string" ? text : decoder.decode(text));
    switch (message.type) {
      case "analyzed_df":
        return this.#receiveFrame({ producer, ...message }, message.analyzedAt, () => decodeFrame(message.frameText));
      case "whitelist":
        return this.#receiveWhitelist(producer, message.pairs);
      case "exception":
        return this.#reject(producer, `the producer reported an error: ${message.text}`);
      case "invalid":
        return this.#reject(producer, message.problem);
      case "empty":
        return this.#ignore(producer, `the ${message.what} message is empty`);
      case "other":
        return this.#ignore(producer, `messages of type "${message.name}" are not used`);
    }
  }

  /** Processes messages in order, and runs the strategies after each one. */
  replay(messages: Iterable<ReceivedMessage>): void {
    const rest = messages[Symbol.iterator]();
    for (let isDone = false; !isDone;) {
      this.#evaluator.runTogether(() => {
        // what was pending when the last limit had passed
        this.evaluate();
        this.#evaluator.startSlice();
        do {
          const next = rest.next();
          isDone = next.done === true;
          if (next.done) return;
          this.receive(next.value);
          this.evaluate();
        } while (!this.#evaluator.isSliceOver);
      });
    }
  }

  /** Runs every strategy whose data has changed. */
  evaluate(): void {
    if (this.#quiet) return;
    this.#evaluator.checkContested(this.#now);
    this.#evaluator.run(this.#now);
  }

  /** A producer repeats its whitelist all the time. Only a changed one is reported. */
  #receiveWhitelist(producer: string, sent: readonly string[]): void {
    const { pairs, problems } = acceptPairs(sent);
    for (const key of this.#store.forget(producer, new Set(pairs), this.#now - FORGET_AFTER_MS)) {
      this.#evaluator.frameGone(key, this.#now);
    }
    const held = this.#pairs.get(producer);
    if (held !== undefined && held.length === pairs.length && held.every((pair, i) => pair === pairs[i])) return;
    this.#pairs.set(producer, pairs);
    this.#evaluator.pairsChanged(producer, this.#now);
    this.#hooks.emit({ type: "whitelist_received", producer, pairs });
    for (const problem of problems) this.#warn(producer, problem);
  }

  /** Reads a dataframe in freqtrade's exact format without parsing the whole message. Nearly every message is one. */
  #receiveQuickly(producer: string, bytes: Uint8Array): boolean {
    const message = readFrameMessage(bytes);
    const table = message === null ? null : decodeEscapedFrame(message.frame);
    if (message === null || table === null) return false;
    this.#receiveFrame({ producer, ...message.head }, message.analyzedAt, () => table);
    return true;
  }

  #receiveFrame(message: FrameKey, analyzedAt: number, decode: () => Table): void {
    const { producer, pair, timeframe, candleType } = message;
    const key: FrameKey = { producer, pair, timeframe, candleType };
    const problem = describeKeyProblem(key);
    if (problem !== null) return this.#reject(producer, problem);
    const table = this.#prepare(key, decode);
    if (table === null) return;
    if (table.rows === 0) {
      this.#planner.noteUselessAnswer(producer, pair, this.#now);
      return this.#ignore(producer, `the dataframe of ${describeFrame(key)} is empty`);
    }
    // Strategies see the last state of a candle before the next candle is stored.
    if (this.#evaluator.isAwaiting(key) && this.#store.bringsNewCandle(key, table)) this.#evaluateBefore(key);
    this.#settle(
      key,
      table,
      this.#store.add({
        key,
        table,
        analyzedAt: this.#clampToNow(producer, analyzedAt),
        receivedAt: this.#now,
        ...this.#expected(producer, pair),
      }),
    );
    if (table.rows > 1) releaseTable(table);
  }

  #evaluateBefore(key: FrameKey): void {
    if (this.#sliceAt === null) this.evaluate();
    else if (!this.#quiet) this.#evaluator.runBeforeCandle(key, this.#now);
  }

  /** Returns which request a dataframe may answer. In a replay, any dataframe of several rows answers a recorded request. */
  #expected(producer: string, pair: string): Pick<IncomingFrame, "awaited" | "awaitsAll" | "starved"> {
    if (this.#settings.replaying) return { awaited: MAX_CANDLES + 1, awaitsAll: false, starved: false };
    const awaited = this.#planner.pendingLimit(producer, pair);
    return {
      awaited,
      awaitsAll: awaited !== null && awaited >= this.#settings.initialCandleLimit,
      starved: this.#planner.hasFailed(producer, pair),
    };
  }

  /**
   * An analysis that lies ahead of this machine's clock counts as done now. Otherwise all messages would be stale for as long,
   * once the producer's clock is corrected.
   */
  #clampToNow(producer: string, analyzedAt: number): number {
    const { clockToleranceMs } = this.#settings;
    const ahead = analyzedAt - this.#now;
    if (clockToleranceMs === null || ahead <= 0) return analyzedAt;
    if (ahead > clockToleranceMs) {
      const minutes = Math.round(ahead / 60_000);
      this.#warn(producer, `its clock is ahead of this machine's by ${minutes} min: correct the one that is wrong`);
    }
    return this.#now;
  }

  /** Normalises a decoded dataframe for the store. Returns null, and reports why, when it is unusable. */
  #prepare(key: FrameKey, decode: () => Table): Table | null {
    try {
      const decoded = decode();
      const wide = describeWidthProblem(decoded);
      if (wide !== null) throw new RangeError(wide);
      const normalised = normaliseRows(decoded);
      const { clockToleranceMs } = this.#settings;
      const { table, problem } = clockToleranceMs === null || decoded.rows === 0
        ? { table: normalised.table, problem: null }
        : dropFutureRows(normalised.table, this.#now + clockToleranceMs);
      for (const found of [normalised.problem, problem]) {
        if (found !== null) this.#reject(key.producer, `${describeFrame(key)}: ${found}`);
      }
      if (problem !== null && table.rows === 0) return null;
      return this.#settings.removeEntryExitSignals && table.rows > 0 ? removeEntryExitSignals(table) : table;
    } catch (error) {
      if (!(error instanceof FrameDecodeError || error instanceof RangeError)) throw error;
      this.#reject(key.producer, `${describeFrame(key)}: ${error.message}`);
      return null;
    }
  }

  #settle(key: FrameKey, table: Table, outcome: StoreOutcome): void {
    const { producer, pair } = key;
    switch (outcome.type) {
      case "full":
        if (table.rows > 1) this.#planner.noteUselessAnswer(producer, pair, this.#now);
        this.#warnOfMemory(key, "not stored");
        return this.#ignore(producer, `the dataframe of ${describeFrame(key)} is not stored, to save memory`);
      case "odd":
        return this.#reject(producer, `${describeFrame(key)}: ${outcome.why}`);
      case "stale":
        if (outcome.inRow === MANY_STALE) {
          this.#warn(
            producer,
            `the last ${MANY_STALE} dataframes of ${describeFrame(key)} were analysed before the stored one: ` +
              "its clock was set back, and they are ignored until its next candle",
          );
        }
        return this.#ignore(producer, `the dataframe of ${describeFrame(key)} is older than the stored one`);
      case "hole":
        // An answer that leaves a gap is useless. Request again, but not at once.
        if (table.rows > 1) this.#planner.noteUselessAnswer(producer, pair, this.#now);
        return this.#request(key, outcome.missing, outcome.why);
      case "replaced":
      case "appended":
      case "updated": {
        if (outcome.incomplete !== null) this.#request(key, this.#settings.initialCandleLimit, outcome.incomplete);
        else if (table.rows > 1 || outcome.type === "replaced") {
          this.#planner.noteAnswer(producer, pair, this.#now);
          if (table.rows > 1) this.#unanswering.delete(producer);
        }
        const { buffer, analyzedAt } = outcome.held;
        const { rows, columns } = buffer;
        this.#hooks.emit({
          type: "frame_updated",
          key,
          rows,
          columns: columns.length,
          change: outcome.type,
          analyzedAt,
          lastCandle: buffer.lastDate ?? analyzedAt,
        });
        this.#evaluator.frameChanged(key, this.#now);
        return this.#makeRoom(producer);
      }
    }
  }

  /** Removes dataframes as long as they take too much memory. `changed` is the producer of the newest. */
  #makeRoom(changed: string): void {
    for (const key of this.#store.makeRoom(changed)) {
      this.#warnOfMemory(key, "removed");
      this.#evaluator.frameGone(key, this.#now);
    }
  }

  #warnOfMemory(key: FrameKey, what: "not stored" | "removed"): void {
    const problem = this.#memory.describe(key, what, this.#store.holdingOf(key.producer), this.#now);
    if (problem !== null) this.#warn(key.producer, problem);
  }

  #request({ producer, pair }: FrameKey, missing: number, why: string): void {
    const limit = Math.min(missing, this.#settings.initialCandleLimit);
    if (!this.#planner.tryRequest(producer, pair, limit, this.#now)) return;
    this.#hooks.emit({ type: "candles_requested", producer, pair, limit, why });
  }

  /** Reports once that a producer does not answer, although its messages arrive, and sends the lost requests again. */
  #repeatRequests(): void {
    const { lost, again } = this.#planner.takeOverdue(this.#now);
    for (const { producer, pair, limit } of lost) {
      if (this.#unanswering.has(producer)) continue;
      this.#unanswering.add(producer);
      this.#warn(
        producer,
        `has not answered a request for ${limit} candles of ${pair} within ${
          ANSWER_TIMEOUT_MS / 1000
        } s, although its ` +
          "messages arrive: requests are sent again, at the latest after 5 min; check the proxy or firewall on the way",
      );
    }
    for (const { producer, pair, limit } of again) {
      if (!this.#planner.tryRequest(producer, pair, limit, this.#now)) continue;
      this.#hooks.emit({ type: "candles_requested", producer, pair, limit, why: "the last request was not answered" });
    }
  }

  #warn(producer: string, problem: string): void {
    this.#hooks.emit({ type: "producer_warned", producer, problem });
  }

  #reject(producer: string, problem: string): void {
    this.#hooks.emit({ type: "message_rejected", producer, problem });
  }

  #ignore(producer: string, why: string): void {
    this.#hooks.emit({ type: "message_ignored", producer, why });
  }
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
/** A dataframe whose pair its producer no longer lists is removed when its last analysis is this old. */
const FORGET_AFTER_MS = 12 * 3_600_000;
/** So many stale dataframes in a row are no coincidence. */
const MANY_STALE = 3;
