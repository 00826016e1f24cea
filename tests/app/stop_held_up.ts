import { listenForStop } from "../../src/app/stop_signals.ts";

// A program whose stop never finishes: only a second signal can end it.
const encoder = new TextEncoder();
const say = (text: string): number => Deno.stdout.writeSync(encoder.encode(`${text}\n`));
const { signal } = listenForStop();
signal.addEventListener("abort", () => say("stopping"));
setInterval(() => undefined, 60_000);
say("ready");
