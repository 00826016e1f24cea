import type { SinkConfigOf } from "../../../config/schema.ts";
import type { Signal } from "../../../signal.ts";
import { formatSignalJson } from "../../format_signal.ts";
import { findProgram } from "./find_program.ts";
import { type RunEnd, runProgram } from "./run_program.ts";
import { excerptText } from "../../../text/excerpt.ts";
import type { Attempt, Preview, SendOutcome, Sink, SinkCheck } from "../sink.ts";

type CommandConfig = SinkConfigOf<"command">;

/** A line of a program's output is kept so far, in characters. */
const MAX_OUTPUT = 200;

/**
 * Runs a program for each signal: it gets the signal as a line of JSON on its standard input, and its id in the
 * environment as `CONSUMER_SIGNAL_ID`. Exit code 0 means that it has taken the signal; the first line of its output is
 * kept as the result. With another code it is run again later. Its arguments may hold secrets and are told nowhere.
 */
export class CommandSink implements Sink {
  readonly name: string;
  readonly concurrency = 4;
  readonly #config: CommandConfig;
  /** How it is called in messages. */
  readonly #program: string;

  constructor(config: CommandConfig) {
    this.name = config.name;
    this.#config = config;
    this.#program = config.command[0] ?? "";
  }

  async send(signal: Signal, { abort }: Pick<Attempt, "abort">): Promise<SendOutcome> {
    const program = this.#program;
    if (abort.aborted) return { type: "failed", scope: "sink", reason: `stopped before ${program} was run` };
    const { command, timeout } = this.#config;
    const env = { CONSUMER_SIGNAL_ID: signal.id };
    let end: RunEnd;
    try {
      end = await runProgram({ command, input: formatSignalJson(signal), env, timeoutMs: timeout * 1000, abort });
    } catch (error) {
      return this.#notStarted(error);
    }
    return this.#outcomeOf(end);
  }

  preview(signal: Signal): Preview {
    const others = this.#config.command.length - 1;
    const args = others === 0 ? "" : ` with ${others} argument${others === 1 ? "" : "s"}`;
    return { to: `${this.#program}${args}`, content: signal };
  }

  /** Whether there is such a program; it is not run. */
  async check(): Promise<SinkCheck> {
    return await findProgram(this.#program) === null
      ? { ok: false, text: `there is no program ${this.#program} that could be run; check the path in command` }
      : { ok: true, text: `${this.#program} is there; only a signal would tell more` };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return Promise.resolve();
  }

  #outcomeOf({ endedBy, status, stdout, stderr }: RunEnd): SendOutcome {
    const program = this.#program;
    const last = stderr.at(-1);
    const words = last === undefined ? "" : ` (${excerptText(last, { max: MAX_OUTPUT })})`;
    if (endedBy === "abort") return { type: "failed", scope: "sink", reason: `${program} was stopped` };
    if (endedBy === "timeout") {
      const reason = `${program} did not end within ${this.#config.timeout} s and was stopped${words}`;
      return { type: "failed", scope: "signal", reason };
    }
    if (status.success) {
      const first = stdout[0];
      return { type: "delivered", result: first === undefined ? null : excerptText(first, { max: MAX_OUTPUT }) };
    }
    const how = status.signal === null ? `ended with exit code ${status.code}` : `was ended by ${status.signal}`;
    return { type: "failed", scope: "signal", reason: `${program} ${how}${words}` };
  }

  #notStarted(error: unknown): SendOutcome {
    const program = this.#program;
    const refused = (why: string): SendOutcome => ({ type: "refused", reason: `${program} can't be run: ${why}` });
    if (error instanceof Deno.errors.NotCapable) {
      return refused("start this program with permission for it (--allow-run)");
    }
    if (error instanceof Deno.errors.NotFound) return refused("there is no such program; check the path in command");
    if (error instanceof Deno.errors.PermissionDenied) return refused("it is not executable for this user (chmod +x)");
    const why = error instanceof Error ? excerptText(error.message, { max: MAX_OUTPUT }) : "no reason given";
    return { type: "failed", scope: "sink", reason: `${program} can't be run now: ${why}` };
  }
}
