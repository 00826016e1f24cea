import { freePort } from "../support/free_port.ts";
import { LineReader } from "../support/line_reader.ts";
import { interopPython } from "./python.ts";

const SCRIPT = decodeURIComponent(new URL("freqtrade/run_freqtrade.py", import.meta.url).pathname);
/** As run_freqtrade.py sets it. */
const AUTHORIZATION = `Basic ${btoa("freqtrader:freqtrader")}`;
/** A start takes some ten seconds; a busy machine gets more. */
const START_LIMIT_MS = 120_000;
const POLL_MS = 100;

export interface FreqtradeOptions {
  /** Default: a free one. */
  readonly port?: number;
  readonly token: string;
  readonly pairs: readonly string[];
  readonly timeframe: string;
  /** A class in `freqtrade/strategies`. Default: the producer's. */
  readonly strategy?: string;
  /** Whether it takes orders over REST. Default: no. */
  readonly forceEntry?: boolean;
  /** Default: 0, so that it opens no trade. */
  readonly maxOpenTrades?: number;
  /** Seconds between two rounds of analysis. Default: 2 */
  readonly throttle?: number;
  /** The folder of its config and its trades, which outlives it. Default: one of its own. */
  readonly work?: string;
}

/** What tests read of a trade. */
export interface FreqtradeTrade {
  readonly trade_id: number;
  readonly pair: string;
  readonly is_short: boolean;
  readonly is_open: boolean;
  readonly enter_tag: string;
  readonly exit_reason: string | null;
  readonly has_open_orders: boolean;
}

/** The first `count` pairs of the offline exchange. */
export function offlinePairs(count: number): readonly string[] {
  return ["BTC", "ETH", "SOL", "XRP", "ADA", "DOT", "LTC", "LINK"].slice(0, count).map((base) => `${base}/USDT`);
}

/** A real freqtrade that trades dry on an offline exchange and broadcasts what it analyses. `await using` ends it. */
export class Freqtrade implements AsyncDisposable {
  readonly port: number;
  readonly options: FreqtradeOptions;
  readonly #child: Deno.ChildProcess;
  readonly #log: LineReader;
  readonly #work: string;

  private constructor(options: FreqtradeOptions, port: number, child: Deno.ChildProcess, work: string) {
    this.options = options;
    this.port = port;
    this.#child = child;
    this.#log = new LineReader(child.stderr);
    this.#work = work;
  }

  static async start(options: FreqtradeOptions): Promise<Freqtrade> {
    const python = await interopPython();
    const port = options.port ?? freePort();
    const work = options.work ?? await Deno.makeTempDir({ prefix: "interop-freqtrade-" });
    const args = ["--port", `${port}`, "--token", options.token, "--pairs", `${options.pairs.length}`];
    if (options.strategy !== undefined) args.push("--strategy", options.strategy);
    if (options.forceEntry) args.push("--force-entry");
    if (options.maxOpenTrades !== undefined) args.push(`--max-open-trades=${options.maxOpenTrades}`);
    if (options.throttle !== undefined) args.push("--throttle", `${options.throttle}`);
    const child = new Deno.Command(python, {
      args: [SCRIPT, ...args, "--timeframe", options.timeframe, "--work", work],
      stdin: "null",
      stdout: "null",
      stderr: "piped",
    }).spawn();
    return new Freqtrade(options, port, child, work);
  }

  /** Resolves when the API answers. */
  answering(): Promise<void> {
    return this.#until(async () => (await this.#get("ping")) !== null);
  }

  /** Resolves when every pair has its first dataframe. */
  analysed(): Promise<void> {
    return this.#until(async () => {
      for (const pair of this.options.pairs) {
        const query = new URLSearchParams({ pair, timeframe: this.options.timeframe, limit: "1" });
        const candles = await this.#get(`pair_candles?${query}`) as { readonly length?: number } | null;
        if (candles?.length === undefined || candles.length < 1) return false;
      }
      return true;
    });
  }

  /** Sends a signal to the process, such as SIGSTOP. */
  signal(signal: Deno.Signal): void {
    this.#child.kill(signal);
  }

  /** Kills the process at once, as a power cut would. */
  async kill(): Promise<void> {
    try {
      this.#child.kill("SIGKILL");
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // it has ended already
    }
    await Promise.all([this.#child.status, this.#log.done]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    if (this.options.work === undefined) await Deno.remove(this.#work, { recursive: true });
  }

  /** The open trades, and the closed ones. */
  async trades(): Promise<readonly FreqtradeTrade[]> {
    const open = await this.#get("status") as readonly FreqtradeTrade[] | null;
    const closed = await this.#get("trades") as { readonly trades: readonly FreqtradeTrade[] } | null;
    return [...open ?? [], ...closed?.trades ?? []];
  }

  /** Waits for a trade, open or closed, that `wanted` accepts. */
  async trade(wanted: (trade: FreqtradeTrade) => boolean): Promise<FreqtradeTrade> {
    let found: FreqtradeTrade | undefined;
    await this.#until(async () => (found = (await this.trades()).find(wanted)) !== undefined);
    if (found === undefined) throw new Error("no trade matches");
    return found;
  }

  async #get(path: string): Promise<unknown> {
    try {
      const answer = await fetch(`http://127.0.0.1:${this.port}/api/v1/${path}`, {
        headers: { authorization: AUTHORIZATION },
        signal: AbortSignal.timeout(5_000),
      });
      const text = await answer.text();
      return answer.ok ? JSON.parse(text) : null;
    } catch (error) {
      if (error instanceof TypeError) return null; // nobody listens yet
      throw error;
    }
  }

  async #until(ready: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + START_LIMIT_MS;
    let gone = false;
    this.#child.status.then(() => gone = true);
    while (!(await ready())) {
      if (gone) throw new Error(`freqtrade ended before it was ready:\n${this.#log.text.slice(-3000)}`);
      if (Date.now() > end) throw new Error(`freqtrade was not ready in time:\n${this.#log.text.slice(-3000)}`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}
