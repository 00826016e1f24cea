/**
 * The least that a Deno program can do with a producer: it requests all dataframes and counts the messages.
 *
 *     bare_socket.ts PORT [hop] [lines]
 *
 * With `hop` a worker counts them. With `lines` it writes a line for each message.
 */
const [port, ...modes] = Deno.args;
const line = new TextEncoder().encode("{}\n");
let messages = 0;

function count(): void {
  messages++;
  if (modes.includes("lines")) Deno.stdout.writeSync(line);
}

const worker = modes.includes("hop")
  ? new Worker(new URL("counting_worker.ts", import.meta.url), { type: "module" })
  : null;
if (worker !== null) worker.onmessage = count;

const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/message/ws?token=bench`);
socket.onopen = (): void => {
  socket.send(JSON.stringify({ type: "subscribe", data: ["whitelist", "analyzed_df"] }));
  socket.send(JSON.stringify({ type: "analyzed_df", data: { limit: 1500 } }));
};
socket.onmessage = ({ data }: MessageEvent<string>): void => worker === null ? count() : worker.postMessage(data);
socket.onclose = (): never => Deno.exit(0);
