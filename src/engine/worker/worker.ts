/// <reference lib="deno.worker" />
/**
 * The engine's worker. It has only the permissions of the strategies. The static import of "consumer" lets strategies
 * import it without a permission.
 *
 * The first message brings a port of the engine's own. Nothing that a strategy can reach leads to it, so that no strategy
 * can send or receive messages in the engine's name.
 *
 * @module
 */
import { setImmediate } from "node:timers";
import * as consumer from "consumer";
import type { EngineEvent, SignalEvent } from "../../events.ts";
import type { Frame } from "../../frame/frame.ts";
import { toCsv } from "../../frame/to_csv.ts";
import { errorText } from "../../text/error_text.ts";
import { keyOf } from "../../text/key_of.ts";
import { loadStrategies } from "../loading/load_strategies.ts";
import type { NamedStrategy } from "../loading/named_strategy.ts";
import { buffersOf } from "../wire/held_data.ts";
import { forEachPacked, listPacked } from "../wire/packed_messages.ts";
import { StrategyLoadError } from "../wire/strategy_load_error.ts";
import type { WireEvent } from "../wire/packed_updates.ts";
import { StrategyTimeouts } from "../wire/strategy_timeouts.ts";
import type { FromWorker, ToWorker } from "../wire/worker_messages.ts";
import { describeThrown } from "../loading/describe_thrown.ts";
import { readWorkerName } from "../wire/worker_name.ts";
import { boundEvent } from "./bound_event.ts";
import { EngineCore } from "./engine_core.ts";
import { usedBytes } from "../../platform/heap.ts";
import { type Leak, LeakWatch } from "./leak_watch.ts";
import type { EvaluatorHooks } from "./unit_runner.ts";
import { redirectConsole } from "./redirect_console.ts";
import { nameStrategies, reportLateErrors } from "./report_late_errors.ts";
import { AsyncGate } from "./sandbox/async_gate.ts";
import { checkImports } from "./sandbox/imports/check_imports.ts";
import { lockDown } from "./sandbox/lock_down.ts";
import { StrategyData } from "./strategy_data.ts";
import { Tally } from "./tally.ts";
import { TimerGuard } from "./timer_guard.ts";
import { UpdatePacker } from "./update_packer.ts";
import { type RunningEvaluation, watchEvaluations } from "./watch_evaluations.ts";

type Start = Extract<ToWorker, { type: "start" }>;
type Batch = Extract<ToWorker, { type: "batch" }>;

let port: MessagePort | null = null;
let core: EngineCore | null = null;
let strategies: readonly NamedStrategy[] = [];
let events: (EngineEvent | SignalEvent)[] = [];
let inbox: ToWorker[] = [];
const updates = new UpdatePacker();
const tally = new Tally();
const kept = new Map<string, { readonly strategy: string; readonly pair: string; readonly frame: Frame }>();

self.onmessage = ({ data }: MessageEvent<MessagePort>): void => {
  self.onmessage = null;
  port = data;
  port.onmessage = (message: MessageEvent<ToWorker>): void => receiveSoon(message.data);
};

/** Deno calls a port's handler from a promise. Only outside of one can the time limit include strategies' promises. */
function receiveSoon(message: ToWorker): void {
  inbox.push(message);
  if (inbox.length > 1) return;
  setImmediate(() => {
    const messages = inbox;
    inbox = [];
    messages.forEach(receiveSafely);
  });
}

function post(message: FromWorker, transfer: Transferable[] = []): void {
  port?.postMessage(message, transfer);
}

/** A defect of the engine ends the worker. An uncaught error is always a strategy's: {@linkcode reportLateErrors}. */
function receiveSafely(message: ToWorker): void {
  try {
    receive(message);
  } catch (error) {
    crash(error);
  }
}

function crash(error: unknown): void {
  post({ type: "crashed", why: describeThrown(error) });
}

function receive(data: ToWorker): void {
  switch (data.type) {
    case "start":
      // start() rejects only because of a defect in the engine, which must end the worker.
      start(data).catch(crash);
      break;
    case "batch":
      runBatch(data);
      break;
    case "frames":
      for (const { strategy, pair, frame } of kept.values()) post({ type: "frame", strategy, pair, csv: toCsv(frame) });
      post({ type: "frames_done" });
      break;
    case "tallies":
      post({ type: "tallies", tallies: tally.list() });
      break;
    case "surrender": {
      const held = core?.surrender() ?? { frames: [], pairs: new Map() };
      post({ type: "surrendered", held }, buffersOf(held));
      break;
    }
  }
}

async function start(order: Start): Promise<void> {
  reportLateErrors(
    order.strategies,
    () => strategies,
    (event) => postNow(boundEvent(event)),
  );
  redirectConsole((text) => postNow({ type: "strategy_printed", text }));
  const timeouts = new StrategyTimeouts(order.timeouts);
  const hooks = makeHooks(order);
  const timers = new TimerGuard({
    limitMs: order.timeoutMs,
    timeouts,
    running: hooks.running,
    names: () => nameStrategies(strategies),
    emit: (event) => postNow(boundEvent(event)),
  });
  const shared = [...Object.values(consumer), StrategyData];
  const granted = readWorkerName(self.name);
  const gate = new AsyncGate();
  const areImportsGuarded = lockDown({ granted, shared, wrapCallback: (callback) => timers.wrap(callback), gate });
  try {
    const loaded = await loadStrategies(order.strategies, order.settings, areImportsGuarded ? null : checkImports);
    strategies = loaded.strategies;
    loaded.events.forEach(emit);
    if (!granted.net) gate.close();
    core = new EngineCore(order.settings, strategies, hooks, { timeoutMs: order.timeoutMs, timeouts });
    setImmediate(finishStart, core);
  } catch (error) {
    if (!(error instanceof StrategyLoadError)) throw error;
    post({ type: "failed", problem: errorText(error) });
  }
}

function finishStart(started: EngineCore): void {
  try {
    started.start();
  } catch (error) {
    return crash(error);
  }
  post({ type: "events", events: takeEvents() });
  post({ type: "ready", strategies: strategies.map(({ name }) => name) });
}

function makeHooks({ watch, keepFrames }: Start): EvaluatorHooks & RunningEvaluation {
  const announce = (id: number, strategy: string, pair: string): void =>
    post({ type: "evaluating", id, strategy, pair });
  const leaks = new LeakWatch(usedBytes, () => core?.heldBytes ?? 0);
  const report = (leak: Leak): void => emit({ type: "strategy_leaks", ...leak });
  const hooks = { ...watchEvaluations({ watch, tally, leaks, announce, report }), emit };
  if (!keepFrames) return hooks;
  return {
    ...hooks,
    analysed: (strategy, pair, frame): void => void kept.set(keyOf(strategy, pair), { strategy, pair, frame }),
  };
}

function runBatch({ entries, evaluateEach, at }: Batch): void {
  const running = core;
  if (running === null) throw new Error("a batch arrived before the engine was started");
  const buffers: ArrayBuffer[] = [];
  if (!evaluateEach) running.startSlice(at, entries.length === 0);
  for (const entry of entries) {
    switch (entry.type) {
      case "messages":
        if (evaluateEach) running.replay(listPacked(entry));
        else forEachPacked(entry, (message) => running.receive(message));
        buffers.push(entry.buffer);
        break;
      case "link_opened":
        running.linkOpened(entry.producer, entry.at);
        break;
      case "link_closed":
        running.linkClosed(entry.producer);
        break;
      case "held":
        running.restore(entry.held, entry.at);
        break;
      case "resumed":
        running.resume(entry.ends);
        break;
    }
  }
  const unfinished = evaluateEach ? 0 : running.evaluateSlice();
  post({ type: "batch_done", events: takeEvents(), unfinished, buffers }, buffers);
}

/** Posts an event at once, past those that wait for the end of the batch. */
function postNow(event: EngineEvent): void {
  post({ type: "events", events: updates.pack([event]) });
}

/** Posts what must not wait at once, with the events before it. Other events wait for the end of the batch. */
function emit(event: EngineEvent | SignalEvent): void {
  events.push(boundEvent(event));
  if (event.type === "signal" || event.type === "strategy_stuck") post({ type: "events", events: takeEvents() });
}

function takeEvents(): readonly WireEvent[] {
  const taken = events;
  events = [];
  return updates.pack(taken);
}
