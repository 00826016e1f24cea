import type { Signal } from "../../src/signal.ts";
import { assert, assertEquals } from "./assert.ts";
import { FakeBot } from "./fake_bot.ts";
import { answers } from "./http_answers.ts";
import { HttpServer } from "./http_server.ts";

/** A receiver for every kind of sink, and the config that leads there. */
export class EverySink implements AsyncDisposable {
  readonly bot = new FakeBot();
  readonly #server: HttpServer;
  readonly #folder: string;

  /** @param folder where the file sink and the command write */
  constructor(folder: string) {
    this.#folder = folder;
    const body = JSON.stringify({ ok: true, id: "1", result: { message_id: 1 } });
    this.#server = new HttpServer(answers.status(200, { headers: { "content-type": "application/json" }, body }));
  }

  /** The section `consumer` without its strategies. */
  get section(): Readonly<Record<string, unknown>> {
    const base = `http://127.0.0.1:${this.#server.port}`;
    return {
      allow_commands: true,
      sinks: [
        { type: "stdout" },
        { type: "file", path: "out/signals.ndjson" },
        { type: "webhook", url: `${base}/hook`, body: { pair: "{pair}", price: "{price}" }, hmac_secret: "s3cret" },
        { type: "telegram", base_url: base, token: "1:token", chat_id: 5 },
        { type: "discord", webhook_url: `${base}/api/webhooks/1/token` },
        { type: "freqtrade", name: "bot", url: this.bot.url, username: "freqtrader", password: "freqtrader" },
        { type: "command", command: ["/bin/sh", "-c", 'cat > "$0/$CONSUMER_SIGNAL_ID.json"', this.#folder] },
      ],
    };
  }

  get names(): readonly string[] {
    return ["stdout", "file", "webhook", "telegram", "discord", "bot", "command"];
  }

  /** How many requests have come to the webhook, Telegram, Discord and the bot together. */
  get requests(): number {
    return this.#server.requests.items.length + this.bot.requests.length;
  }

  /** Asserts that an entry has come to every receiver. */
  async assertReceived(signal: Signal): Promise<void> {
    const { pair, price, tag, id } = signal;
    const lines = (await Deno.readTextFile(`${this.#folder}/out/signals.ndjson`)).trimEnd().split("\n");
    assertEquals(lines.map((line) => JSON.parse(line)), [signal]);
    assertEquals(JSON.parse(await Deno.readTextFile(`${this.#folder}/${id}.json`)), signal);
    const sent = new Map(this.#server.requests.items.map(({ url, body }) => [new URL(url, "http://x").pathname, body]));
    assertEquals(JSON.parse(sent.get("/hook") ?? ""), { pair, price });
    for (const path of ["/bot1:token/sendMessage", "/api/webhooks/1/token"]) {
      assert(sent.get(path)?.includes(pair) && sent.get(path)?.includes(id), `${path}: ${sent.get(path)}`);
    }
    const entries = this.bot.trades.entries.map(({ entry }) => [entry.pair, entry.side, entry.entry_tag ?? null]);
    assertEquals(entries, [[pair, signal.side, tag]]);
    assertEquals(this.bot.trades.misdeeds, []);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.bot[Symbol.asyncDispose]();
    await this.#server[Symbol.asyncDispose]();
  }
}
