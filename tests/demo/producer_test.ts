import { startDemoProducer } from "../../src/demo/producer.ts";
import { parseMessage } from "../../src/producer/protocol/message.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { FakeClock } from "../support/fake_clock.ts";
import { strictTest } from "../support/strict.ts";
import { WaitingList } from "../support/waiting_list.ts";

const TOKEN = "t0ken & more";
const PATH = "/api/v1/message/ws";

/** A demo producer with a stopped clock, and its clients. `await using` stops them. */
class Demo implements AsyncDisposable {
  readonly clock = new FakeClock(Date.UTC(2026, 10, 23, 0, 1));
  readonly received = new WaitingList<string>();
  readonly #stop = new AbortController();
  readonly #producer = startDemoProducer({ port: 0, token: TOKEN, clock: this.clock }, this.#stop.signal);
  readonly #sockets: { readonly socket: WebSocket; readonly closed: Promise<void> }[] = [];

  url(scheme: "http" | "ws", token: string, path = PATH): string {
    return `${scheme}://127.0.0.1:${this.#producer.port}${path}?token=${encodeURIComponent(token)}`;
  }

  async connect(): Promise<WebSocket> {
    const socket = new WebSocket(this.url("ws", TOKEN));
    const closed = Promise.withResolvers<void>();
    this.#sockets.push({ socket, closed: closed.promise });
    socket.onclose = (): void => closed.resolve();
    socket.onmessage = ({ data }): void => this.received.push(String(data));
    await new Promise<void>((resolve, reject) => {
      socket.onopen = (): void => resolve();
      socket.onerror = (): void => reject(new Error("the demo producer did not accept the connection"));
    });
    return socket;
  }

  /** Sends a request and then a whitelist request, and returns the answers before the whitelist. */
  async answers(socket: WebSocket, request: string): Promise<readonly string[]> {
    const before = this.received.items.length;
    socket.send(request);
    socket.send('{"type":"whitelist","data":null}');
    const isWhitelist = (text: string): text is string => text.startsWith('{"type":"whitelist"');
    const whitelists = this.received.items.filter(isWhitelist).length;
    await this.received.first(whitelists + 1, isWhitelist);
    return this.received.items.slice(before, -1);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#producer.done;
    await Promise.all(this.#sockets.map(({ closed }) => closed));
    assertEquals(this.clock.sleeping, 0);
  }
}

strictTest(
  "the demo producer rejects a wrong token with 403, and requests that are not for the message websocket",
  async () => {
    await using demo = new Demo();
    const status = async (url: string): Promise<number> => {
      const response = await fetch(url);
      await response.body?.cancel();
      return response.status;
    };
    assertEquals(await status(demo.url("http", "wrong")), 403);
    assertEquals(await status(demo.url("http", TOKEN, "/")), 404);
    assertEquals(await status(demo.url("http", TOKEN)), 426);
  },
);

strictTest("the demo producer answers whitelist and analyzed_df requests like freqtrade", async () => {
  await using demo = new Demo();
  const socket = await demo.connect();
  const all = (await demo.answers(socket, '{"type":"analyzed_df","data":{"limit":1500}}')).map(parseMessage);
  const whitelist = parseMessage(demo.received.items.at(-1) ?? "");
  assert(whitelist.type === "whitelist" && whitelist.pairs.length === 8);
  assertEquals(all.map((message) => message.type === "analyzed_df" ? message.pair : message.type), [
    ...whitelist.pairs,
  ]);

  const [one, ...more] = await demo.answers(socket, '{"type":"analyzed_df","data":{"limit":3,"pair":"SOL/USDT"}}');
  const { data } = JSON.parse(one ?? "");
  assertEquals([data.key, data.df.__type__, more], [["SOL/USDT", "5m", "spot"], "dataframe", []]);
  assertEquals(data.la, new Date(demo.clock.now()).toISOString());
  const frame = JSON.parse(data.df.__value__);
  assertEquals([frame.index, frame.data.length], [[297, 298, 299], 3]);
  assertEquals(frame.data.at(-1)[0], Date.UTC(2026, 10, 23));
  for (const name of ["date", "open", "high", "low", "close", "volume", "rsi", "tema", "bb_middleband", "enter_long"]) {
    assert(frame.columns.includes(name), name);
  }
});

strictTest(
  "the demo producer answers with an empty frame for an unknown pair, and with all rows for the limit 0",
  async () => {
    await using demo = new Demo();
    const socket = await demo.connect();
    const [empty] = await demo.answers(socket, '{"type":"analyzed_df","data":{"limit":3,"pair":"NO/PAIR"}}');
    assertEquals(JSON.parse(JSON.parse(empty ?? "").data.df.__value__), { columns: [], index: [], data: [] });
    const [whole] = await demo.answers(socket, '{"type":"analyzed_df","data":{"limit":0,"pair":"SOL/USDT"}}');
    assertEquals(JSON.parse(JSON.parse(whole ?? "").data.df.__value__).data.length, 300);
  },
);

strictTest("the demo producer answers an invalid request with an exception", async () => {
  await using demo = new Demo();
  const socket = await demo.connect();
  for (const [text, type] of [['{"type":"profit"}', "profit"], ["no JSON", "None"], ["[1]", "None"]] as const) {
    const answer = { type: "exception", data: `Invalid request type: ${type}` };
    assertEquals((await demo.answers(socket, text)).map((line) => JSON.parse(line)), [answer]);
  }
});

strictTest(
  "the demo producer broadcasts each pair's last row every second to clients that subscribed with a list",
  async () => {
    await using demo = new Demo();
    const socket = await demo.connect();
    const round = async (request: string): Promise<readonly string[]> => {
      await demo.answers(socket, request);
      await demo.clock.advance(1_000);
      const rows = await demo.answers(socket, '{"type":"subscribe","data":null}');
      return rows.map((text) => {
        const { key, df } = JSON.parse(text).data;
        return `${key[0]} ${JSON.parse(df.__value__).data.length}`;
      });
    };
    assertEquals(await round('{"type":"subscribe","data":"analyzed_df"}'), []);
    assertEquals(await round('{"type":"subscribe","data":["whitelist"]}'), []);
    const rows = await round('{"type":"subscribe","data":["whitelist","analyzed_df"]}');
    assertEquals([rows.length, rows[0]], [8, "BTC/USDT 1"]);
    assertEquals((await round('{"type":"subscribe","data":[]}')).length, 8);
    assertEquals(await round('{"type":"subscribe","data":["whitelist"]}'), []);
  },
);
