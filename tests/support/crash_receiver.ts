import type { Signal } from "../../src/signal.ts";
import type { HttpExchange } from "./http_exchange.ts";
import { HttpServer } from "./http_server.ts";

/** A webhook's server that fails at random, and knows what it has taken. */
export class CrashReceiver implements AsyncDisposable {
  /** Every signal that it has taken, in the order of arrival, doubles among them. */
  readonly taken: Signal[] = [];
  /** How often it has failed, by kind. */
  readonly failures = new Map<string, number>();
  isWell = false;
  readonly #random: () => number;
  readonly #server: HttpServer;

  constructor(random: () => number) {
    this.#random = random;
    this.#server = new HttpServer((exchange) => this.#serve(exchange));
  }

  get url(): string {
    return `${this.#server.origin}/hook`;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#server[Symbol.asyncDispose]();
  }

  async #serve(exchange: HttpExchange): Promise<void> {
    const take = (): unknown => this.taken.push(JSON.parse(exchange.request.body));
    // what fails the sink rests all its signals for a second and more: rare, or the day takes an hour
    const chance = this.isWell ? 1 : this.#random();
    if (chance < 0.05) {
      this.#count("500");
      return await exchange.answer(500);
    }
    if (chance < 0.06) {
      this.#count("reset before");
      return exchange.drop();
    }
    take();
    if (chance < 0.07) {
      this.#count("reset after");
      return exchange.drop();
    }
    if (chance < 0.08) {
      // it has it, and says the contrary
      this.#count("429");
      return await exchange.answer(429, { headers: { "retry-after": "1" } });
    }
    if (chance < 0.12) {
      this.#count("slow");
      await new Promise((resolve) => setTimeout(resolve, 100 + this.#random() * 200));
    }
    await exchange.answer(204);
  }

  #count(kind: string): void {
    this.failures.set(kind, (this.failures.get(kind) ?? 0) + 1);
  }
}
