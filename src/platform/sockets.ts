import { isNotCapable } from "./errors.ts";

/** A byte stream to a peer: TCP, or TLS over TCP. */
export type Socket = Deno.TcpConn | Deno.TlsConn;

/** Connects over TCP. An IPv6 address has no brackets here. */
export async function connectTcp(hostname: string, port: number): Promise<Deno.TcpConn> {
  const socket = await Deno.connect({ hostname, port });
  socket.setNoDelay(true);
  return socket;
}

/** Starts TLS on a TCP connection, and closes it when that fails. @param caCerts PEM texts to trust beside the system's */
export async function startTls(tcp: Deno.TcpConn, hostname: string, caCerts: readonly string[]): Promise<Deno.TlsConn> {
  let socket: Deno.TcpConn | Deno.TlsConn = tcp;
  try {
    const tls = await Deno.startTls(tcp, { hostname, caCerts: [...caCerts], alpnProtocols: ["http/1.1"] });
    socket = tls;
    await tls.handshake();
    return tls;
  } catch (error) {
    closeSocket(socket);
    throw error;
  }
}

/** Closes a socket at once, also in the middle of a read or a write. Does nothing when it is closed already. */
export function closeSocket(socket: Socket): void {
  try {
    socket.close();
  } catch (error) {
    if (!(error instanceof Deno.errors.BadResource)) throw error;
  }
}

/** Returns an environment variable, or undefined when it is not set or the program may not read it. */
export function readVariable(name: string): string | undefined {
  try {
    return Deno.env.get(name);
  } catch (error) {
    if (!isNotCapable(error)) throw error;
    return undefined;
  }
}
