import { assert, assertEquals } from "../support/assert.ts";
import { frameText, MINUTE } from "../engine/support.ts";
import { Program } from "../support/program.ts";
import { ScriptedProducer } from "../support/scripted_producer.ts";
import type { Visit } from "../support/scripted_visit.ts";
import { strictTest } from "../support/strict.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { encodeFrame } from "../support/web_socket_frames.ts";
import { answers } from "../cli/live.ts";
import { configOf, endsBy, PATIENCE_MS, strategy } from "../cli/support.ts";

const CANDLE = 5 * MINUTE;
const MESSAGES = 20_000;
/** With 400 columns a message has about 8 kB, and all messages have 160 MB: far more than the program may buffer. */
const COLUMNS = 400;
const MAX_GROWTH_KB = 80_000;
const EXTRA = Object.fromEntries(Array.from({ length: COLUMNS }, (_, i) => [`indicator_${i}`, i + 0.123456]));

/**
 * Returns the current (VmRSS) or the peak (VmHWM) resident memory in kB. Reads `/proc` with another program: Deno would
 * need all permissions for that folder.
 */
async function memory(pid: number, what: "VmRSS" | "VmHWM"): Promise<number> {
  const { stdout } = await new Deno.Command("cat", { args: [`/proc/${pid}/status`] }).output();
  const status = new TextDecoder().decode(stdout);
  return Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(status)?.[1]);
}

strictTest(
  "run reads 20,000 messages while a strategy is slow, with bounded memory, and signals on the newest state",
  { ignore: Deno.build.os !== "linux" }, // memory is read from /proc
  async () => {
    await using folder = await TempFolder.make();
    const started = Promise.withResolvers<void>();
    const flooded = Promise.withResolvers<number>();
    const running = Math.floor(Date.now() / CANDLE) * CANDLE;
    const at = (first: number, rows: number, close: number): string =>
      frameText({
        timeframe: "5m",
        first,
        rows,
        stepMs: CANDLE,
        index: 0,
        analyzedAt: Date.now(),
        close,
        extra: EXTRA,
      });
    const flood = async (visit: Visit): Promise<void> => {
      await started.promise;
      const begin = performance.now();
      const frame = encodeFrame(at(running, 1, 101));
      for (let i = 0; i < MESSAGES; i++) await visit.raw(frame);
      await visit.send(at(running, 1, 777));
      flooded.resolve(performance.now() - begin);
      await visit.gone;
    };
    await using producer = new ScriptedProducer(answers(() => [at(running - 49 * CANDLE, 50, 100)], flood));
    const config = await folder.write("c.json", configOf([producer.settings()]));
    await using program = await Program.start(["-c", config, "-s", strategy("slow.ts"), "--no-supervisor"]);
    await program.stderr.find((line) => line.includes("[looked]"), PATIENCE_MS);
    const before = await memory(program.pid, "VmRSS");
    started.resolve();
    const took = await flooded.promise;
    const signal = await program.signal(() => true, PATIENCE_MS);
    assertEquals([signal.price, Date.parse(signal.candle)], [777, running]);
    const growth = await memory(program.pid, "VmHWM") - before;
    assert(growth < MAX_GROWTH_KB, `the program grew by ${growth} kB`);
    const { stderr } = await endsBy(program, "SIGTERM");
    const looks = stderr.split("\n").filter((line) => line.includes("[looked]")).length;
    assert(looks <= took / 700 + 4, `${looks} looks in ${took} ms`);
  },
);
