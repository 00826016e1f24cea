import type { SinkConfigOf } from "../../../config/schema.ts";
import type { Signal } from "../../../signal.ts";
import { formatSignalJson } from "../../format_signal.ts";
import { findArgumentSecrets } from "./argument_secrets.ts";
import { findProgram } from "./find_program.ts";
import { composeEnvironment } from "./program_environment.ts";
import { type RunEnd, runProgram } from "./run_program.ts";
import { errorText } from "../../../text/error_text.ts";
import { excerptText } from "../../../text/excerpt.ts";
import type { Attempt, Preview, SendOutcome, Sink, SinkCheck } from "../sink.ts";

type CommandConfig = SinkConfigOf<"command">;

/**
 * A sink that runs a program for each signal.
 *
 * The program gets the signal as a line of JSON on stdin, and its id as the environment variable `CONSUMER_SIGNAL_ID`. Of
 * this program's environment it gets a list of variables only, because the rest may contain secrets. Exit code 0 means that it accepted the signal. The first line of its output is the result. Any other code leads to a retry.
 * The program's arguments may contain secrets, so no message shows them.
 */
export class CommandSink implements Sink {
  readonly name: string;
  readonly concurrency = 4;
  readonly #config: CommandConfig;
  /** The name of the program in messages. */
  readonly #program: string;
  /** Secrets that its output may repeat. */
  readonly #hide: readonly string[];

  constructor(config: CommandConfig) {
    this.name = config.name;
    this.#config = config;
    this.#program = config.command[0] ?? "";
    this.#hide = [...Object.values(config.env), ...findArgumentSecrets(config.command)];
  }

  async send(signal: Signal, { abort }: Pick<Attempt, "abort">): Promise<SendOutcome> {
    const program = this.#program;
    if (abort.aborted) return { type: "failed", scope: "sink", reason: `aborted before ${program} was started` };
    const { command, timeout } = this.#config;
    let end: RunEnd;
    try {
      const env = composeEnvironment(Deno.env.toObject(), { ...this.#config.env, CONSUMER_SIGNAL_ID: signal.id });
      end = await runProgram({ command, input: formatSignalJson(signal), env, timeoutMs: timeout * 1000, abort });
    } catch (error) {
      return this.#describeStartError(error);
    }
    return this.#outcomeOf(end);
  }

  preview(signal: Signal): Preview {
    const others = this.#config.command.length - 1;
    const args = others === 0 ? "" : ` with ${others} argument${others === 1 ? "" : "s"}`;
    return { to: `${this.#program}${args}`, content: signal };
  }

  /** Checks whether the program exists. It does not run it. */
  async check(): Promise<SinkCheck> {
    return await findProgram(this.#program) === null
      ? { ok: false, text: `${this.#program} does not exist or is not executable; check the path in command` }
      : { ok: true, text: `${this.#program} exists; only a signal would test more` };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return Promise.resolve();
  }

  #outcomeOf({ endedBy, status, stdout, stderr }: RunEnd): SendOutcome {
    const program = this.#program;
    const last = stderr.at(-1);
    const details = last === undefined ? "" : ` (${excerptText(last, { hide: this.#hide, max: MAX_OUTPUT })})`;
    if (endedBy === "abort") return { type: "failed", scope: "sink", reason: `${program} was aborted` };
    if (endedBy === "timeout") {
      const reason = `${program} did not exit within ${this.#config.timeout} s and was stopped${details}`;
      return { type: "failed", scope: "signal", reason };
    }
    if (status.success) {
      const first = stdout[0];
      return {
        type: "delivered",
        result: first === undefined ? null : excerptText(first, { hide: this.#hide, max: MAX_OUTPUT }),
      };
    }
    const how = status.signal === null ? `exited with code ${status.code}` : `was killed by ${status.signal}`;
    return { type: "failed", scope: "signal", reason: `${program} ${how}${details}` };
  }

  #describeStartError(error: unknown): SendOutcome {
    const program = this.#program;
    const refused = (why: string): SendOutcome => ({ type: "refused", reason: `${program} can't be run: ${why}` });
    if (error instanceof Deno.errors.NotCapable) {
      return refused("start this program with --allow-run for it");
    }
    if (error instanceof Deno.errors.NotFound) return refused("it does not exist; check the path in command");
    if (error instanceof Deno.errors.PermissionDenied) return refused("this user may not execute it (chmod +x)");
    const why = excerptText(errorText(error), { hide: this.#hide, max: MAX_OUTPUT });
    return { type: "failed", scope: "sink", reason: `${program} could not be started: ${why}` };
  }
}

/** How much of a line of output to keep, in characters. */
const MAX_OUTPUT = 200;
