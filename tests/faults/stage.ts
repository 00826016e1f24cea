import { Freqtrade, offlinePairs } from "../interop/freqtrade.ts";
import { Program } from "../support/program.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { Diary } from "./diary.ts";
import { OwnFrames } from "./own_frames.ts";
import { type ProcessStats, processStats } from "../support/process_stats.ts";
import { Toxiproxy } from "./toxiproxy.ts";

/** The settings of the link that the faults are measured with, in seconds. */
export const TIMING = { wait_timeout: 4, ping_timeout: 2, sleep_time: 1 } as const;

/** The length of a candle in milliseconds. */
export const CANDLE_MS = 60_000;

/** A real freqtrade, a toxiproxy in front of it, and the program that follows it through the proxy. */
export class Stage implements AsyncDisposable {
  readonly pairs: readonly string[] = PAIRS;
  readonly diary: Diary;
  readonly proxy: Toxiproxy;
  #freqtrade: Freqtrade;
  readonly #program: Program;
  readonly #owned: AsyncDisposableStack;

  private constructor(
    freqtrade: Freqtrade,
    proxy: Toxiproxy,
    program: Program,
    diary: Diary,
    owned: AsyncDisposableStack,
  ) {
    this.#freqtrade = freqtrade;
    this.proxy = proxy;
    this.#program = program;
    this.diary = diary;
    this.#owned = owned;
  }

  /** Starts all three, and waits until the producer has analysed each pair. */
  static async open(): Promise<Stage> {
    await using owned = new AsyncDisposableStack();
    const freqtrade = await Freqtrade.start(PRODUCER);
    try {
      const proxy = owned.use(await Toxiproxy.start(freqtrade.port));
      const folder = owned.use(await TempFolder.make());
      await freqtrade.analysed();
      const producers = [{ name: "default", host: "127.0.0.1", port: proxy.port, ws_token: PRODUCER.token }];
      const config = await folder.write("config.json", {
        external_message_consumer: { enabled: true, ...TIMING, producers },
        consumer: { strategies: [STRATEGY] },
      });
      const diary = new Diary();
      const args = ["--config", config, "--no-supervisor", ...LOG];
      const program = owned.use(
        await Program.start(args, {
          onStdoutLine: (line) => diary.addSignalLine(line),
          onStderrLine: (line) => diary.addLogLine(line),
        }),
      );
      return new Stage(freqtrade, proxy, program, diary, owned.move());
    } catch (error) {
      await freqtrade[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Sends a signal to the program, such as SIGSTOP. */
  signalProgram(signal: Deno.Signal): void {
    this.#program.kill(signal);
  }

  /** Sends a signal to the producer, such as SIGSTOP. */
  signalProducer(signal: Deno.Signal): void {
    this.#freqtrade.signal(signal);
  }

  async killProducer(): Promise<void> {
    await this.#freqtrade[Symbol.asyncDispose]();
  }

  /** Starts a killed producer again on its port, and waits until it has analysed each pair. */
  async restartProducer(): Promise<void> {
    this.#freqtrade = await Freqtrade.start({ ...PRODUCER, port: this.#freqtrade.port });
    await this.#freqtrade.analysed();
  }

  stats(): Promise<ProcessStats> {
    return processStats(this.#program.pid);
  }

  ownFrames(): Promise<OwnFrames> {
    return OwnFrames.of(this.#freqtrade.port, PRODUCER.token, this.pairs);
  }

  /** The last lines of the program's log. */
  get lastLines(): string {
    return this.#program.stderr.lines.filter((line) => !line.includes("strategy_printed")).slice(-20).join("\n");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#owned[Symbol.asyncDispose]();
    await this.#freqtrade[Symbol.asyncDispose]();
  }
}

const PAIRS = offlinePairs(6);
/** It analyses each pair once a second, so that a link is never silent for `wait_timeout`. */
const PRODUCER = { token: "fault-test-token", pairs: PAIRS, timeframe: "1m", throttle: 1 } as const;
const STRATEGY = decodeURIComponent(new URL("strategies/every_candle.ts", import.meta.url).pathname);
const LOG = ["--output", "json", "--log-format", "json", "--log-level", "debug"] as const;
