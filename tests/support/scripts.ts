import type { Script } from "./scripted_producer.ts";
import type { Visit } from "./scripted_visit.ts";
import { encodeFrame, OPCODES } from "./web_socket_frames.ts";

/** What scripted producers do in the tests. Each holds the connection until the client goes, unless it says otherwise. */
export const scripts = {
  /** Opens, sends these texts, and stays. */
  sends: (...texts: readonly string[]): Script => async (visit) => {
    await visit.open();
    for (const text of texts) await visit.send(text);
    await visit.gone;
  },
  /** Opens and then neither answers nor closes, not even a close: half-open. */
  halfOpen: async (visit: Visit): Promise<void> => {
    await visit.open();
    await visit.gone;
  },
  /** Accepts the TCP connection and never answers the handshake. */
  neverAnswers: (visit: Visit): Promise<void> => visit.gone,
  /** Accepts the TCP connection and drops it. */
  acceptThenDrop: (): void => {},
  /** Opens and drops. */
  openThenDrop: (visit: Visit): Promise<void> => openAndWait(visit),
  /** Answers the handshake with an HTTP status. */
  answers: (status: number): Script => (visit) => visit.answer(status),
  /** Answers the handshake with something that is no HTTP. */
  garbage: (visit: Visit): Promise<void> => visit.raw("SSH-2.0-OpenSSH_9.6\r\n"),
  /** Opens, sends bytes as they are, and stays. */
  raw: (...bytes: readonly Uint8Array[]): Script => async (visit) => {
    await openAndWait(visit);
    for (const part of bytes) await visit.raw(part);
    await visit.gone;
  },
  /** Opens and hangs up in the middle of a message. */
  dropsInMessage: async (visit: Visit): Promise<void> => {
    await openAndWait(visit);
    await visit.raw(encodeFrame('{"type":"whitel', { promised: 5000 }));
  },
  /** Opens and closes in order. */
  closes: (code: number, reason = ""): Script => async (visit) => {
    await openAndWait(visit);
    await visit.close(code, reason);
    await visit.gone;
  },
  /** Takes one token, as freqtrade does: 403 for any other. */
  withToken: (token: string, then: Script): Script => async (visit) => {
    const head = await visit.head;
    const path = head.split(" ")[1] ?? "";
    const given = new URL(path, "http://localhost").searchParams.get("token");
    return given === token ? then(visit) : visit.answer(403, "Forbidden");
  },
};

/** Opens and waits for the first request: Deno's client may report what follows at once before it reports that the link is open. */
async function openAndWait(visit: Visit): Promise<void> {
  await visit.open();
  await Promise.race([visit.firstRequests(1), visit.gone]);
}

/** A text message in frames of `size` bytes each. */
export function fragments(text: string, size: number): Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  const frames: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; from += size) {
    const opcode = from === 0 ? OPCODES.text : OPCODES.continuation;
    frames.push(encodeFrame(bytes.subarray(from, from + size), { opcode, final: from + size >= bytes.length }));
  }
  return frames;
}
