import { frameText } from "../engine/support.ts";
import { ScriptedProducer } from "../support/scripted_producer.ts";
import type { Visit } from "../support/scripted_visit.ts";
import { encodeFrame, OPCODES } from "../support/web_socket_frames.ts";

/** The length of a candle: a second stands for a quarter of an hour, so a week takes eleven minutes. */
export const CANDLE_MS = 1000;

/**
 * A producer with a candle a second that never keeps a link for long: it closes, resets, falls silent, breaks messages off,
 * refuses dials, and changes its whitelist. What it sends is always right.
 */
export class RestlessProducer implements AsyncDisposable {
  readonly pairs: readonly string[];
  readonly #name: string;
  readonly #random: () => number;
  readonly #server: ScriptedProducer;
  #isCalm = false;

  constructor(name: string, pairs: readonly string[], random: () => number) {
    this.#name = name;
    this.pairs = pairs;
    this.#random = random;
    this.#server = new ScriptedProducer((visit) => this.#serve(visit));
  }

  /** How often it was dialled. */
  get dials(): number {
    return this.#server.visits.items.length;
  }

  settings(): ReturnType<ScriptedProducer["settings"]> {
    return this.#server.settings({ name: this.#name });
  }

  /** From now on links last. */
  calm(): void {
    this.#isCalm = true;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
  }

  async #serve(visit: Visit): Promise<void> {
    if (!this.#isCalm && this.#random() < REFUSAL_SHARE) return await this.#refuse(visit);
    await visit.open();
    const session = { pairs: this.#choosePairs(), isSilent: false };
    void this.#answer(visit, session).catch(() => visit.drop());
    const endsAt = this.#isCalm ? Infinity : Date.now() + MIN_LIFE_MS + this.#random() * MAX_MORE_LIFE_MS;
    while (!visit.isGone && Date.now() < endsAt) {
      const candle = (Math.floor(Date.now() / CANDLE_MS) + 1) * CANDLE_MS;
      if (!await waitUntil(Math.min(candle, endsAt), visit.gone)) return;
      if (candle <= Date.now()) { for (const pair of session.pairs) await visit.send(rowsOf(pair, candle, 1)); }
    }
    if (!visit.isGone) await this.#end(visit, session);
  }

  async #refuse(visit: Visit): Promise<void> {
    const kind = Math.floor(this.#random() * 3);
    if (kind === 0) return await visit.answer(503, "Service Unavailable");
    await visit.head;
    if (kind === 1) await visit.raw("HTTP/1.1 101 Switching Pro");
  }

  /** Ends a link in one of many ways. When it returns, the connection is dropped. */
  async #end(visit: Visit, session: Session): Promise<void> {
    const text = rowsOf(session.pairs[0] ?? "", Math.floor(Date.now() / CANDLE_MS) * CANDLE_MS, HELD_ROWS);
    switch (Math.floor(this.#random() * 6)) {
      case 0:
        return await visit.close(1001, "going away");
      case 1:
        return await visit.close(1012);
      case 2: // in mid-frame
        return await visit.raw(encodeFrame(text).subarray(0, Math.floor(text.length * this.#random())));
      case 3: // between two fragments
        return await visit.raw(encodeFrame(text.slice(0, 1000), { final: false }));
      case 4: // neither data nor answers: the program must notice it
        session.isSilent = true;
        return await visit.gone;
      default:
    }
  }

  async #answer(visit: Visit, session: Session): Promise<void> {
    for (let at = 0; !visit.isGone; at++) {
      const [request] = (await visit.frames.first(at + 1, ({ opcode }) => opcode === OPCODES.text)).slice(at);
      if (session.isSilent) return;
      const { type, data } = JSON.parse(request?.text ?? "{}");
      if (type === "whitelist") await visit.send(JSON.stringify({ type, data: session.pairs }));
      if (type !== "analyzed_df") continue;
      const last = Math.floor(Date.now() / CANDLE_MS) * CANDLE_MS;
      for (const pair of session.pairs) {
        if (data?.pair === undefined || data.pair === pair) await visit.send(rowsOf(pair, last, HELD_ROWS));
      }
    }
  }

  /** The pairs of a link: always its own, and sometimes a few of those that come and go. */
  #choosePairs(): readonly string[] {
    const guests = Array.from({ length: GUESTS }, (_, i) => `GUEST${i}/${this.#name}`);
    return [...this.pairs, ...guests.filter(() => this.#random() < GUEST_SHARE)];
  }
}

/** What a link sends. */
interface Session {
  readonly pairs: readonly string[];
  isSilent: boolean;
}

const REFUSAL_SHARE = 0.15;
const MIN_LIFE_MS = 250;
const MAX_MORE_LIFE_MS = 1250;
const HELD_ROWS = 120;
const GUESTS = 5;
const GUEST_SHARE = 0.2;

/** Makes a dataframe that ends with this candle. Its prices depend on pair and candle alone. */
function rowsOf(pair: string, last: number, rows: number): string {
  const first = last - (rows - 1) * CANDLE_MS;
  const index = 100_000 + (first / CANDLE_MS) % 1_000_000;
  return frameText({ pair, timeframe: "1s", first, rows, stepMs: CANDLE_MS, index, analyzedAt: Date.now() });
}

/** Waits for a time. Resolves with false when the visit is over. */
async function waitUntil(at: number, gone: Promise<void>): Promise<boolean> {
  const reached = Promise.withResolvers<true>();
  const timer = setTimeout(() => reached.resolve(true), Math.max(0, at - Date.now()));
  const isReached = await Promise.race([reached.promise, gone.then(() => false)]);
  clearTimeout(timer);
  return isReached;
}
