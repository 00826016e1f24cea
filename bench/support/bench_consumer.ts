import { Program } from "../../tests/support/program.ts";

/** The program with one producer, started with the flags of the task `consumer`. `await using` stops it. */
export class BenchConsumer implements AsyncDisposable {
  readonly program: Program;
  readonly #folder: string;

  private constructor(program: Program, folder: string) {
    this.program = program;
    this.#folder = folder;
  }

  /**
   * Starts the program.
   *
   * @param consumer the config's section `consumer`
   */
  static async start(
    port: number,
    onStdoutLine: (line: string) => void = () => {},
    consumer: Readonly<Record<string, unknown>> = {},
  ): Promise<BenchConsumer> {
    const folder = await Deno.makeTempDir({ prefix: "bench-consumer-" });
    const config = `${folder}/config.json`;
    const producers = [{ name: "default", host: "127.0.0.1", port, ws_token: "bench" }];
    // a benchmark sends many candles at once, the first of which are hours old
    const exchange = { outdated_offset: 1440 };
    await Deno.writeTextFile(
      config,
      JSON.stringify({ external_message_consumer: { enabled: true, producers }, exchange, consumer }),
    );
    const strategy = decodeURIComponent(new URL("every_candle.ts", import.meta.url).pathname);
    // measures and stops the program itself, without its supervisor
    const args = ["--no-supervisor", "--config", config, "--strategy", strategy, "--output", "json"];
    return new BenchConsumer(await Program.start(args, { onStdoutLine, mayWrite: folder }), folder);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.program.kill("SIGTERM");
    await this.program.ended();
    await Deno.remove(this.#folder, { recursive: true });
  }
}
