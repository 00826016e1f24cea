import { utf8 } from "../../support/utf8.ts";
import { Mailbox, MAX_BYTES, MAX_OTHERS } from "../../../src/engine/host/mailbox.ts";
import type { PackableMessage } from "../../../src/engine/host/message_packer.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { frameText, HOUR, START } from "../support.ts";

function message(text: string, producer = "default"): PackableMessage {
  return { producer, bytes: utf8(text), receivedAt: START };
}

function row(candle: number, close: number, pair = "BTC/USDT"): string {
  return frameText({ pair, first: START + candle * HOUR, rows: 1, stepMs: HOUR, analyzedAt: START, close });
}

function whole(rows: number): string {
  return frameText({ first: START, rows, stepMs: HOUR, analyzedAt: START });
}

function texts(mailbox: Mailbox): readonly string[] {
  return mailbox.take().map((entry) => entry.type === "message" ? new TextDecoder().decode(entry.bytes) : entry.type);
}

Deno.test("Mailbox keeps, for each dataframe, only the newest row of each candle (fault 7)", () => {
  const mailbox = new Mailbox();
  for (let close = 1; close <= 1000; close++) {
    mailbox.putMessage(message(row(1, close)));
    mailbox.putMessage(message(row(1, close, "ETH/USDT")));
    mailbox.putMessage(message(row(1, close), "other"));
  }
  mailbox.putMessage(message(row(2, 5)));
  assertEquals(mailbox.size, 4);
  assertEquals(texts(mailbox), [row(1, 1000), row(1, 1000), row(1, 1000, "ETH/USDT"), row(2, 5)]);
  assertEquals(mailbox.size, 0);
});

Deno.test("Mailbox keeps the newest whole dataframe, and a much shorter one beside it", () => {
  const mailbox = new Mailbox();
  mailbox.putMessage(message(whole(50)));
  mailbox.putMessage(message(whole(51)));
  mailbox.putMessage(message(whole(3)));
  assertEquals(texts(mailbox), [whole(51), whole(3)]);
});

Deno.test("Mailbox keeps the newest whitelist of each producer", () => {
  const mailbox = new Mailbox();
  for (const pair of ["A", "B", "C"]) mailbox.putMessage(message(`{"type":"whitelist","data":["${pair}/USDT"]}`));
  assertEquals(texts(mailbox), ['{"type":"whitelist","data":["C/USDT"]}']);
});

Deno.test("Mailbox limits other messages, and counts dropped messages by producer", () => {
  const mailbox = new Mailbox();
  for (let i = 0; i < MAX_OTHERS + 10; i++) mailbox.putMessage(message("{"));
  assertEquals(mailbox.size, MAX_OTHERS);
  assertEquals([...mailbox.takeDropped()], [["default", 10]]);
  assertEquals([...mailbox.takeDropped()], []);
  mailbox.putMessage(message(row(1, 1)));
  assertEquals(mailbox.size, MAX_OTHERS + 1);
});

Deno.test("Mailbox replaces a message even when it is full", () => {
  const mailbox = new Mailbox();
  const filler = "x".repeat(MAX_BYTES - row(1, 1).length);
  mailbox.putMessage(message(row(1, 1)));
  mailbox.putMessage(message(filler));
  mailbox.putMessage(message(row(1, 2)));
  mailbox.putMessage(message(row(2, 1)));
  assertEquals([...mailbox.takeDropped()], [["default", 1]]);
  assertEquals(texts(mailbox).filter((text) => text !== filler), []);
  assertEquals(texts(mailbox), [row(1, 2)]);
});

Deno.test("Mailbox serves producers in turn, so that a flood of one does not delay another", () => {
  const mailbox = new Mailbox();
  for (let candle = 1; candle <= 100; candle++) mailbox.putMessage(message(row(candle, 666), "flood"));
  for (let candle = 1; candle <= 3; candle++) mailbox.putMessage(message(row(candle, candle), "good"));
  const taken = mailbox.take().map((entry) => "producer" in entry ? entry.producer : "");
  assertEquals(taken.slice(0, 6), ["flood", "good", "flood", "good", "flood", "good"]);
});

Deno.test("Mailbox drops messages of the producer that fills it, and never another one's", () => {
  const mailbox = new Mailbox();
  const part = "x".repeat(MAX_BYTES / 4);
  for (let i = 0; i < 4; i++) mailbox.putMessage(message(part, "flood"));
  mailbox.putMessage(message(row(1, 1), "good"));
  mailbox.putMessage(message(part, "flood"));
  assertEquals([...mailbox.takeDropped()], [["flood", 2]]);
  while (mailbox.size > 0) {
    const entry = mailbox.take().find((entry) => "producer" in entry && entry.producer === "good");
    if (entry !== undefined) return;
  }
  throw new Error("the good producer's message was lost");
});

Deno.test("Mailbox keeps the order of links and messages", () => {
  const mailbox = new Mailbox();
  mailbox.putMessage(message(row(1, 1)));
  mailbox.putLink({ type: "link_closed", producer: "default" });
  mailbox.putLink({ type: "link_opened", producer: "default", at: START });
  mailbox.putMessage(message(row(1, 2)));
  assertEquals(texts(mailbox), ["link_closed", "link_opened", row(1, 2)]);
});

Deno.test("Mailbox.take() returns a few megabytes at most, but at least one entry", () => {
  const mailbox = new Mailbox();
  const big = whole(1500);
  const count = Math.ceil((20 << 20) / big.length);
  for (let i = 0; i < count; i++) mailbox.putMessage(message(big.replace("BTC/USDT", `P${i}/USDT`)));
  const sizes: number[] = [];
  while (mailbox.size > 0) sizes.push(mailbox.take().length);
  assert(sizes.length >= 3, `${sizes}`);
  assertEquals(sizes.reduce((sum, size) => sum + size, 0), count);
});
