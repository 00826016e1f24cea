import { Program } from "../../tests/support/program.ts";
import { LAST_VOLUME } from "./last_volume.ts";

/** A consumer as a program of its own, which connects to a producer on 127.0.0.1. */
export interface Side {
  readonly name: SideName;
  /** Starts it. */
  start(options: StartOptions): Promise<RunningSide>;
}

/** `floor` and `hop` are a bare Deno socket that only counts, without and with a worker that counts. */
export type SideName = "freqtrade" | "consumer" | "floor" | "hop";

/** How to start a {@linkcode Side}. */
export interface StartOptions {
  readonly port: number;
  readonly onStdoutLine?: (line: string) => void;
  /** Whether it writes a line to stdout for each message, which freqtrade does not do. Default: false. */
  readonly signalling?: boolean;
}

/** A started {@linkcode Side}. `await using` stops it. */
export interface RunningSide extends AsyncDisposable {
  readonly pid: number;
  /** Rejects when the program ends before it is stopped. */
  readonly ended: Promise<never>;
  /** Stops it and returns the names of the pairs whose last round it has handled, or null if it can't say. */
  lastRound(): Promise<readonly string[] | null>;
}

/** Our whole program as a user starts it: the flags of the task `consumer`, with its supervisor. */
export const consumerSide: Side = {
  name: "consumer",
  async start({ port, onStdoutLine = () => {}, signalling = false }: StartOptions): Promise<RunningSide> {
    const folder = await Deno.makeTempDir({ prefix: "bench-live-" });
    const config = `${folder}/config.json`;
    const producers = [{ name: "default", host: "127.0.0.1", port, ws_token: "bench" }];
    // the candles of a run are hours apart, so that their signals would be outdated
    const exchange = { outdated_offset: 1_000_000 };
    const text = JSON.stringify({ exchange, external_message_consumer: { enabled: true, producers } });
    await Deno.writeTextFile(config, text);
    const strategy = signalling ? pathOf("../support/every_candle.ts") : pathOf("children/keep_frames.ts");
    const args = ["--config", config, "--strategy", strategy, "--output", "json"];
    const program = await Program.start(args, { onStdoutLine, mayWrite: folder });
    const lastRound = (): Promise<readonly string[]> => Promise.resolve(program.signals().map(({ pair }) => pair));
    return run(program, lastRound, () => Deno.remove(folder, { recursive: true }));
  },
};

/** freqtrade's consumer, which stores the dataframes and runs no strategy. */
export function freqtradeSide(python: string): Side {
  return {
    name: "freqtrade",
    async start({ port }: StartOptions): Promise<RunningSide> {
      const program = await Program.start([pathOf("children/freqtrade_consumer.py"), `${port}`], {
        executable: python,
      });
      return run(program, async () => {
        program.kill("SIGTERM");
        const { stdout } = await program.ended();
        const held: { readonly frames: readonly (readonly [string, number, number])[] } = JSON.parse(stdout);
        return held.frames.filter(([, , volume]) => volume === LAST_VOLUME).map(([pair]) => pair);
      });
    },
  };
}

/** A bare Deno socket. */
export function floorSide(name: "floor" | "hop"): Side {
  return {
    name,
    async start({ port, onStdoutLine = () => {}, signalling = false }: StartOptions): Promise<RunningSide> {
      const modes = [...name === "hop" ? ["hop"] : [], ...signalling ? ["lines"] : []];
      const args = [
        "run",
        "--quiet",
        "--no-prompt",
        "--allow-read",
        "--allow-net=127.0.0.1",
        pathOf("children/bare_socket.ts"),
      ];
      const program = await Program.start([...args, `${port}`, ...modes], {
        executable: Deno.execPath(),
        onStdoutLine,
      });
      return run(program, () => Promise.resolve(null));
    },
  };
}

function run(
  program: Program,
  lastRound: RunningSide["lastRound"],
  clean: () => Promise<void> = () => Promise.resolve(),
): RunningSide {
  const ended = program.ended().then(({ code, stderr }): never => {
    throw new Error(`the program ended with code ${code}:\n${stderr}`);
  });
  ended.catch(() => {}); // a program that is stopped ends, too
  return {
    pid: program.pid,
    ended,
    lastRound,
    async [Symbol.asyncDispose](): Promise<void> {
      program.kill("SIGTERM");
      await program.ended();
      await clean();
    },
  };
}

function pathOf(name: string): string {
  return decodeURIComponent(new URL(name, import.meta.url).pathname);
}
