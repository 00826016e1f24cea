import type { ProducerSettings } from "../../src/producer/producer_settings.ts";
import { Visit } from "./scripted_visit.ts";
import { WaitingList } from "./waiting_list.ts";

/** What a scripted producer does with a connection; when it returns, the connection is dropped. */
export type Script = (visit: Visit) => void | Promise<void>;

/**
 * A producer on bare TCP that does what a script says, so also what a real one never would: see {@linkcode scripts}.
 * Dispose of it at the end: it drops every connection.
 */
export class ScriptedProducer implements AsyncDisposable {
  /** Every connection it was dialled for. */
  readonly visits = new WaitingList<Visit>();
  readonly #listener: Deno.Listener<Deno.Conn, Deno.NetAddr>;
  readonly #running = new Set<Promise<void>>();
  readonly #accepting: Promise<void>;
  readonly #secure: boolean;
  #disposed: Promise<void> | null = null;

  /**
   * @param script one for all dials, or one a dial, the last of them for all further dials.
   * @param tls speaks TLS with this key and certificate.
   */
  constructor(script: Script | readonly Script[], tls?: { readonly cert: string; readonly key: string }) {
    const address = { hostname: "127.0.0.1", port: 0 };
    this.#secure = tls !== undefined;
    this.#listener = tls === undefined ? Deno.listen(address) : Deno.listenTls({ ...address, ...tls });
    const list: readonly Script[] = typeof script === "function" ? [script] : script;
    this.#accepting = this.#accept(list);
  }

  get port(): number {
    return this.#listener.addr.port;
  }

  /** What a config would say about it. */
  settings(overrides: Partial<ProducerSettings> = {}): ProducerSettings {
    return {
      name: "default",
      host: "127.0.0.1",
      port: this.port,
      secure: this.#secure,
      ws_token: "hJ3-9dkQx_0aP7",
      ...overrides,
    };
  }

  /** Hangs up on everybody and listens no more. Twice is once. */
  [Symbol.asyncDispose](): Promise<void> {
    this.#disposed ??= this.#dispose();
    return this.#disposed;
  }

  async #dispose(): Promise<void> {
    this.#listener.close();
    for (const visit of this.visits.items) visit.drop();
    await this.#accepting;
    await Promise.all(this.#running);
  }

  async #accept(list: readonly Script[]): Promise<void> {
    let served = 0;
    // The iteration ends when the listener is closed.
    for await (const connection of this.#listener) {
      const script = list[Math.min(served++, list.length - 1)];
      const visit = new Visit(connection);
      this.visits.push(visit);
      const running = this.#serve(visit, script).finally(() => this.#running.delete(running));
      this.#running.add(running);
    }
  }

  async #serve(visit: Visit, script: Script | undefined): Promise<void> {
    try {
      await script?.(visit);
    } catch (error) {
      // A client that leaves in the middle of a script is no fault of the script; a write may be the first to notice.
      if (!visit.isGone && !isHangUp(error)) throw error;
    } finally {
      visit.drop();
      await visit.gone;
    }
  }
}

function isHangUp(error: unknown): boolean {
  return error instanceof Deno.errors.BrokenPipe || error instanceof Deno.errors.ConnectionReset;
}
