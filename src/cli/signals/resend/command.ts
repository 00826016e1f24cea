import { type Command, defineCommand } from "../../command/declaration.ts";

/** `consumer signals resend`. */
export const resendCommand: Command = defineCommand({
  name: "signals resend",
  summary: "send a signal again",
  description: "Queues a signal of the journal for the sinks of the config that have not received it. The running " +
    "consumer sends it, or the next one that starts.",
  needsConfig: true,
  rejectedFlags: { strategy: "it is for the list of signals" },
  flags: {
    sink: { type: "text", value: "NAME", help: "only to this sink, even if it has received the signal" },
  },
  arguments: {
    id: { name: "ID", occurs: "once", help: "id of the signal, or at least its first 8 characters" },
  },
  examples: [
    {
      command: "consumer signals resend 0123abcd --sink telegram --config config.jsonc",
      help: "Send a signal to one sink again.",
    },
  ],
  body: async () => (await import("./resend.ts")).resend,
});
