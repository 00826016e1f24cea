/// <reference lib="deno.worker" />
// The engine's own thread. It has the strategies' permissions and no others; it imports "consumer" statically, so that a
// strategy's import of it needs none.
import "consumer";
import { toCsv } from "../../frame/to_csv.ts";
import type { Frame } from "../../frame/frame.ts";
import type { EngineEvent, SignalEvent } from "../../events.ts";
import { EngineCore } from "./engine_core.ts";
import { errorLocation, errorText } from "../loading/error_location.ts";
import type { NamedStrategy } from "../loading/named_strategy.ts";
import { buffersOf } from "../wire/held_data.ts";
import { loadStrategies } from "../loading/load_strategies.ts";
import { unpackText } from "../wire/long_text.ts";
import type { FromWorker, ToWorker } from "../wire/worker_messages.ts";
import type { StrategyFile } from "../wire/strategy_file.ts";
import { WatchSlot } from "../wire/watch_slot.ts";
import { redirectConsole } from "./redirect_console.ts";
import { StrategyLoadError } from "../wire/strategy_load_error.ts";
import { Tally } from "./tally.ts";

type Start = Extract<ToWorker, { type: "start" }>;
type Batch = Extract<ToWorker, { type: "batch" }>;

// taken before a strategy is loaded: what strategies do to the global object must not reach the engine
const post = self.postMessage.bind(self) as (message: FromWorker, transfer?: Transferable[]) => void;

let core: EngineCore | null = null;
let strategies: readonly NamedStrategy[] = [];
let events: (EngineEvent | SignalEvent)[] = [];
const tally = new Tally();
const kept = new Map<string, { readonly strategy: string; readonly pair: string; readonly frame: Frame }>();

self.addEventListener("message", (message: MessageEvent<ToWorker>) => {
  const { data } = message;
  switch (data.type) {
    case "start":
      // nothing in start() can reject but a defect of ours, which must be seen
      start(data).catch((error) => reportError(error));
      break;
    case "batch":
      runBatch(data);
      break;
    case "frames":
      for (const { strategy, pair, frame } of kept.values()) post({ type: "frame", strategy, pair, csv: toCsv(frame) });
      post({ type: "frames_done" });
      break;
    case "tallies":
      post({ type: "tallies", tallies: tally.all() });
      break;
    case "surrender": {
      const held = core?.surrender() ?? { frames: [], pairs: new Map() };
      post({ type: "surrendered", held }, buffersOf(held));
      break;
    }
  }
});

async function start(order: Start): Promise<void> {
  // a worker of a strategy's own would outlive its evaluation, unwatched
  Reflect.deleteProperty(globalThis, "Worker");
  // nor may it speak to the main thread in the engine's name
  Reflect.deleteProperty(globalThis, "postMessage");
  reportLateErrors(order.strategies);
  redirectConsole((text) => post({ type: "events", events: [{ type: "strategy_printed", text }] }));
  try {
    const loaded = await loadStrategies(order.strategies, order.settings.parameters);
    strategies = loaded.strategies;
    loaded.events.forEach(emit);
    core = new EngineCore(order.settings, strategies, { ...watchHooks(order), emit, ...keepHooks(order.keepFrames) });
    core.start();
    post({ type: "events", events: takeEvents() });
    post({ type: "ready", strategies: strategies.map(({ name }) => name) });
  } catch (error) {
    if (!(error instanceof StrategyLoadError)) throw error;
    post({ type: "failed", problem: error.message });
  }
}

/** An error that a strategy leaves to nobody (a timer, a promise) is reported; the engine goes on. One of ours ends it. */
function reportLateErrors(files: readonly StrategyFile[]): void {
  const folders = [...new Set(files.map(({ url }) => new URL(".", url).href))];
  const report = (error: unknown, event: Event): void => {
    event.preventDefault();
    const where = errorLocation(error, folders);
    const strategy = loadedFrom(folders.filter((folder) => errorLocation(error, [folder]) !== null));
    const problem = errorText(error);
    post({ type: "events", events: [{ type: "strategy_failed", strategy, pair: null, problem, where }] });
  };
  self.addEventListener("error", (event) => {
    if (errorLocation(event.error, folders) !== null) report(event.error, event);
  });
  // the engine leaves no promise to nobody: a rejection is a strategy's, with or without a place (a failed fetch has none)
  self.addEventListener("unhandledrejection", (event) => report(event.reason, event));
}

function loadedFrom(folders: readonly string[]): string {
  const names = strategies.filter(({ folder }) => folders.length === 0 || folders.includes(folder)).map(({ name }) =>
    name
  );
  return names.join(" or ") || "a strategy";
}

function runBatch({ entries, evaluateEach }: Batch): void {
  if (core === null) throw new Error("a batch came before the engine was started");
  for (const entry of entries) {
    switch (entry.type) {
      case "message":
        core.receive({ ...entry, text: unpackText(entry.text) });
        break;
      case "link_opened":
        core.linkOpened(entry.producer, entry.at);
        break;
      case "link_closed":
        core.linkClosed(entry.producer);
        break;
      case "held":
        core.restore(entry.held, entry.at);
        break;
    }
    if (evaluateEach) core.evaluate();
  }
  core.evaluate();
  post({ type: "batch_done", events: takeEvents() });
}

/** A signal crosses at once, with what came before it; everything else waits for the end of the batch. */
function emit(event: EngineEvent | SignalEvent): void {
  events.push(event);
  if (event.type === "signal") post({ type: "events", events: takeEvents() });
}

function takeEvents(): (EngineEvent | SignalEvent)[] {
  const taken = events;
  events = [];
  return taken;
}

interface WatchHooks {
  begin(strategy: string, pair: string): void;
  end(): void;
  isSuspended(strategy: string, pair: string): boolean;
}

function watchHooks({ watch, suspended }: Start): WatchHooks {
  const slots = new Int32Array(watch);
  const ids = new Map<string, number>();
  const stopped = new Set(suspended);
  return {
    begin(strategy, pair): void {
      const name = `${strategy}\u0000${pair}`;
      let id = ids.get(name);
      if (id === undefined) {
        id = ids.size + 1;
        ids.set(name, id);
        post({ type: "evaluating", id, strategy, pair });
      }
      Atomics.add(slots, WatchSlot.evaluation, 1);
      Atomics.store(slots, WatchSlot.running, id);
      tally.begin(strategy);
    },
    end(): void {
      tally.end();
      Atomics.store(slots, WatchSlot.running, 0);
    },
    isSuspended: (strategy, pair) => stopped.has(`${strategy}\u0000${pair}`),
  };
}

function keepHooks(keepFrames: boolean): { analysed?(strategy: string, pair: string, frame: Frame): void } {
  if (!keepFrames) return {};
  return {
    analysed: (strategy, pair, frame): void => void kept.set(`${strategy}\u0000${pair}`, { strategy, pair, frame }),
  };
}
