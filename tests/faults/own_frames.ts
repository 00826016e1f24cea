import { hashCells } from "./strategies/cells.ts";

/** The dataframes that a producer itself has at a moment, requested directly: not through the proxy or the program. */
export class OwnFrames {
  readonly #frames: ReadonlyMap<string, OwnFrame>;
  readonly #hashes = new Map<string, string>();

  private constructor(frames: ReadonlyMap<string, OwnFrame>) {
    this.#frames = frames;
  }

  /** @throws {Error} the producer does not send them in time */
  static async of(port: number, token: string, pairs: readonly string[]): Promise<OwnFrames> {
    const query = new URLSearchParams({ token });
    const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/message/ws?${query}`);
    const done = Promise.withResolvers<void>();
    const frames = new Map<string, OwnFrame>();
    const timer = setTimeout(() => done.reject(new Error("the producer sent no dataframes")), LIMIT_MS);
    socket.onerror = () => done.reject(new Error("the producer can't be asked for its dataframes"));
    socket.onopen = () => socket.send(JSON.stringify({ type: "analyzed_df", data: { limit: 1500 } }));
    socket.onmessage = ({ data }) => {
      const message: AnalyzedMessage = JSON.parse(data);
      if (message.type !== "analyzed_df") return;
      frames.set(message.data.key[0], JSON.parse(message.data.df.__value__));
      if (pairs.every((pair) => frames.has(pair))) done.resolve();
    };
    try {
      await done.promise;
    } finally {
      clearTimeout(timer);
      socket.close();
    }
    return new OwnFrames(frames);
  }

  /** Reports whether the producer's own dataframe, up to the last candle that was seen, has the same cells. */
  equals({ pair, rows, last, hash }: SeenFrame): boolean {
    const frame = this.#frames.get(pair);
    if (frame === undefined) return false;
    const dateAt = frame.columns.indexOf("date");
    const until = frame.data.filter((cells) => Number(cells[dateAt]) <= last);
    if (until.length !== rows) return false;
    const key = `${pair} ${last}`;
    const own = this.#hashes.get(key) ?? hashOf(frame.columns, until);
    this.#hashes.set(key, own);
    return own === hash;
  }
}

/** What the strategy prints of a dataframe. */
export interface SeenFrame {
  readonly pair: string;
  readonly rows: number;
  /** The date of the last candle, in epoch milliseconds. */
  readonly last: number;
  readonly hash: string;
}

/** pandas' `to_json(orient="split")`. */
interface OwnFrame {
  readonly columns: readonly string[];
  readonly data: readonly (readonly Cell[])[];
}

type Cell = string | number | boolean | null;

interface AnalyzedMessage {
  readonly type: string;
  readonly data: { readonly key: readonly [string, string, string]; readonly df: { readonly __value__: string } };
}

const LIMIT_MS = 20_000;

function hashOf(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return hashCells(columns.map((name, at) => ({ name, cells: rows.map((cells) => cells[at] ?? null) })));
}
