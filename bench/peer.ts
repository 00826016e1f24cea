/**
 * Compares the CPU time per message with freqtrade's own consumer, on the same messages of 1500 rows and 60 columns:
 *
 *     deno task bench:peer --python PATH      a Python with freqtrade==2026.9
 *
 * Both sides do everything that precedes a strategy: parse, validate, decode, store. freqtrade's side is its unmodified
 * serializer, ExternalMessageConsumer and DataProvider (bench/peer.py). Our side is the engine without strategies. Its time
 * is that of the whole process, including garbage collection and JIT compilation.
 */
import { cpuUsage } from "node:process";
import { EngineCore } from "../src/engine/worker/engine_core.ts";
import type { EngineSettings } from "../src/engine/wire/engine_settings.ts";
import type { EngineEvent, SignalEvent } from "../src/events.ts";
import { parseArgs } from "../src/std/parse_args.ts";
import { frameMessage } from "./support/messages.ts";
import { print } from "./support/print.ts";

const PAIRS = ["BTC/USDT", "ETH/USDT", "SOL/USDT", "XRP/USDT"];
const ROWS = 1500;
/** The messages per pair in each phase. Half of the one-row messages add a candle, half update the running one. */
const FULL = 10, ROW = 100;
/** How often to repeat our side, which is too fast to measure in one pass. */
const PASSES = 20;
const TARGETS = { row: 300, full: 5 };
const SETTINGS: EngineSettings = {
  producers: ["default"],
  candlesFrom: null,
  timeframe: null,
  processOnlyNewCandles: null,
  stakeCurrency: null,
  tradingMode: "spot",
  candleType: "spot",
  outdatedOffset: 5,
  catchUp: false,
  removeEntryExitSignals: false,
  initialCandleLimit: ROWS,
  clockToleranceMs: null,
  memoryLimitBytes: 1e9,
  failoverGraceMs: 5000,
  replaying: false,
  pairWhitelist: [],
  pairBlacklist: [],
  parameters: { files: [], byStrategy: {} },
};

type Phase = "base" | "row" | "full";
type Means = Readonly<Record<"row" | "full", number>>;

interface PeerResult extends Means {
  readonly version: string;
  readonly rows: Readonly<Record<string, number>>;
}

function makeMessages(): ReadonlyMap<Phase, readonly string[]> {
  const each = (body: (pair: string) => readonly string[]): readonly string[] => PAIRS.flatMap(body);
  const rows = Array.from({ length: ROW }, (_, i) => ({ first: ROWS + (i >> 1), version: i }));
  const base = each((pair) => [frameMessage({ pair, first: 0, rows: ROWS })]);
  const row = rows.flatMap((span) => each((pair) => [frameMessage({ pair, rows: 1, ...span })]));
  const last = ROWS + (ROW >> 1);
  const full = Array.from({ length: FULL }, (_, i) => last - ROWS + i)
    .flatMap((first) => each((pair) => [frameMessage({ pair, first, rows: ROWS, version: ROW + first })]));
  return new Map<Phase, readonly string[]>([["base", base], ["row", row], ["full", full]]);
}

function runOurs(messages: ReadonlyMap<Phase, readonly string[]>): Means {
  const spent = { base: 0, row: 0, full: 0 };
  for (let pass = 0; pass < PASSES; pass++) {
    const rows = new Map<string, number>();
    const emit = (event: EngineEvent | SignalEvent): void => {
      if (event.type === "frame_updated") rows.set(event.key.pair, event.rows);
      else throw new Error(`the engine reports an event that spoils the measurement: ${JSON.stringify(event)}`);
    };
    const nothing = (): void => {};
    const core = new EngineCore(SETTINGS, [], { emit, begin: nothing, end: nothing });
    core.linkOpened("default", 0);
    let receivedAt = 1;
    for (const [phase, texts] of messages) {
      const before = cpuUsage();
      for (const text of texts) {
        core.receive({ producer: "default", text, receivedAt: receivedAt++ });
        core.evaluate();
      }
      const { user, system } = cpuUsage(before);
      spent[phase] += user + system;
    }
    assertRows(Object.fromEntries(rows), "our engine");
  }
  const mean = (phase: Phase): number => spent[phase] / PASSES / (messages.get(phase)?.length ?? NaN);
  return { row: mean("row"), full: mean("full") };
}

async function runPeer(python: string, messages: ReadonlyMap<Phase, readonly string[]>): Promise<PeerResult> {
  const path = await Deno.makeTempFile({ prefix: "bench-peer-", suffix: ".ndjson" });
  try {
    const lines = [...messages].flatMap(([phase, texts]) => texts.map((message) => JSON.stringify({ phase, message })));
    await Deno.writeTextFile(path, lines.join("\n") + "\n");
    const script = decodeURIComponent(new URL("peer.py", import.meta.url).pathname);
    const output = await new Deno.Command(python, { args: [script, path], stderr: "inherit" }).output();
    if (!output.success) throw new Error(`${python} exited with code ${output.code}`);
    const result: PeerResult = JSON.parse(new TextDecoder().decode(output.stdout));
    assertRows(result.rows, "freqtrade");
    return result;
  } finally {
    await Deno.remove(path);
  }
}

/** Checks that a side has stored all rows. Otherwise the comparison is meaningless. */
function assertRows(rows: Readonly<Record<string, number>>, side: string): void {
  const expected = Object.fromEntries(PAIRS.map((pair) => [pair, ROWS]));
  if (PAIRS.some((pair) => rows[pair] !== ROWS)) {
    throw new Error(`${side} stored ${JSON.stringify(rows)} rows, expected ${JSON.stringify(expected)}`);
  }
}

const { python } = parseArgs(Deno.args, { string: ["python"] });
if (typeof python !== "string" || python === "") {
  print("bench:peer needs a Python with freqtrade: run deno task bench:peer --python PATH");
  Deno.exit(2);
}
const messages = makeMessages();
const peer = await runPeer(python, messages);
const ours = runOurs(messages);
print(
  `freqtrade ${peer.version} and consumer on Deno ${Deno.version.deno}, microseconds of CPU per message, 1500 rows, 60 columns`,
);
for (const phase of ["row", "full"] as const) {
  const ratio = peer[phase] / ours[phase];
  const name = phase === "row" ? "one-row update" : "full frame";
  print(
    `${name.padEnd(15)} freqtrade ${peer[phase].toFixed(0).padStart(7)}   consumer ${
      ours[phase].toFixed(1).padStart(8)
    }   ` +
      `${ratio.toFixed(1)}x cheaper (target: ${TARGETS[phase]}x)`,
  );
}
