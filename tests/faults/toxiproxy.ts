import { findToxiproxy } from "./find_toxiproxy.ts";
import { freePort } from "../support/free_port.ts";

/** A toxiproxy server with one proxy. `await using` ends it. */
export class Toxiproxy implements AsyncDisposable {
  /** The port that forwards to the upstream port. */
  readonly port: number = freePort();
  readonly #child: Deno.ChildProcess;
  readonly #api: string;

  private constructor(path: string) {
    const port = freePort();
    this.#api = `http://127.0.0.1:${port}/proxies`;
    const args = ["-host", "127.0.0.1", "-port", `${port}`];
    this.#child = new Deno.Command(path, { args, stdin: "null", stdout: "null", stderr: "null" }).spawn();
  }

  /** Starts a server whose proxy forwards to this port of 127.0.0.1. */
  static async start(upstream: number): Promise<Toxiproxy> {
    const server = new Toxiproxy(await findToxiproxy());
    try {
      await server.#untilAnswering();
      const proxy = { name: PROXY, listen: `127.0.0.1:${server.port}`, upstream: `127.0.0.1:${upstream}` };
      await server.#request("POST", "", { ...proxy, enabled: true });
    } catch (error) {
      await server[Symbol.asyncDispose]();
      throw error;
    }
    return server;
  }

  /** Opens the proxy's port, or closes it together with all connections. */
  async enable(enabled: boolean): Promise<void> {
    await this.#request("POST", `/${PROXY}`, { enabled });
  }

  /** Closes all connections. The port is closed for an instant. */
  async cut(): Promise<void> {
    await this.enable(false);
    await this.enable(true);
  }

  async add(toxic: Toxic): Promise<void> {
    const { type, stream, attributes, toxicity = 1 } = toxic;
    await this.#request("POST", `/${PROXY}/toxics`, { name: nameOf(toxic), type, stream, toxicity, attributes });
  }

  /** Sets the share of connections that the toxic is applied to, also for open ones. */
  async setToxicity(toxic: Toxic, toxicity: number): Promise<void> {
    await this.#request("POST", `/${PROXY}/toxics/${nameOf(toxic)}`, { toxicity, attributes: toxic.attributes });
  }

  async remove(toxic: Toxic): Promise<void> {
    await this.#request("DELETE", `/${PROXY}/toxics/${nameOf(toxic)}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      this.#child.kill("SIGTERM");
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // it has ended already
    }
    await this.#child.status;
  }

  async #untilAnswering(): Promise<void> {
    const end = performance.now() + START_LIMIT_MS;
    for (;;) {
      try {
        return await this.#request("GET", "");
      } catch (error) {
        if (!(error instanceof TypeError) || performance.now() > end) throw error; // nothing listens yet
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  async #request(method: string, path: string, body?: unknown): Promise<void> {
    const answer = await fetch(this.#api + path, { method, body: body === undefined ? null : JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`toxiproxy refused ${method} ${path}: ${answer.status} ${text}`);
  }
}

/** A disturbance. `upstream` is from the program to the producer. */
export interface Toxic {
  readonly type: "latency" | "bandwidth" | "slicer" | "timeout" | "reset_peer" | "limit_data";
  readonly stream: "upstream" | "downstream";
  readonly attributes: Readonly<Record<string, number>>;
  /** The share of connections that it is applied to. Default: 1 */
  readonly toxicity?: number;
}

const PROXY = "producer";
const START_LIMIT_MS = 10_000;

function nameOf({ type, stream }: Toxic): string {
  return `${type}_${stream}`;
}
