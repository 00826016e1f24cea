import { closeSocket, connectTcp, readVariable, type Socket, startTls } from "../../platform/sockets.ts";
import { checkAnswer, makeKey, openingRequest } from "./handshake.ts";
import { HandshakeError } from "./handshake_error.ts";
import { chooseProxy, connectRequest, type Proxy, withoutBrackets } from "./proxy.ts";
import { readHead, writeText } from "./read_head.ts";

/**
 * Connects to a WebSocket server: TCP, through a proxy if the environment names one, TLS for `wss`, and the handshake.
 *
 * @param onSocket called with each socket as it is connected, so that an abandoned dial can close it
 * @throws {HandshakeError} the peer did not open the WebSocket
 */
export async function openSocket(
  url: URL,
  { caCerts, offerCompression }: OpenOptions,
  onSocket: (socket: Socket) => void,
): Promise<OpenedSocket> {
  const hostname = withoutBrackets(url.hostname);
  const port = Number(url.port || (url.protocol === "wss:" ? 443 : 80));
  const proxy = chooseProxy(url, readVariable);
  const tcp = await connectTcp(proxy?.hostname ?? hostname, proxy?.port ?? port);
  onSocket(tcp);
  if (proxy !== null) await connectThrough(tcp, proxy, `${url.hostname}:${port}`);
  const socket = url.protocol === "wss:" ? await startTls(tcp, hostname, caCerts) : tcp;
  onSocket(socket);
  const key = makeKey();
  try {
    await writeText(socket, openingRequest(url, key, offerCompression));
    const { head, rest } = await readHead(socket);
    return { socket, rest, mayCompress: await checkAnswer(head, key, offerCompression) };
  } catch (error) {
    closeSocket(socket);
    throw error;
  }
}

/** How to open a socket. */
export interface OpenOptions {
  /** PEM texts of authorities to trust beside the system's. */
  readonly caCerts: readonly string[];
  readonly offerCompression: boolean;
}

/** A socket after the handshake. */
export interface OpenedSocket {
  readonly socket: Socket;
  /** What came after the answer: the first frames. */
  readonly rest: Uint8Array;
  readonly mayCompress: boolean;
}

async function connectThrough(tcp: Socket, proxy: Proxy, target: string): Promise<void> {
  const title = `the proxy ${proxy.hostname}:${proxy.port}`;
  try {
    await writeText(tcp, connectRequest(target, proxy));
    const { head } = await readHead(tcp);
    const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? "without a status";
    if (!status.startsWith("2")) throw new HandshakeError(`${title} answered HTTP ${status}`);
  } catch (error) {
    closeSocket(tcp);
    throw error;
  }
}
