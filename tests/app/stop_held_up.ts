import { stopOnSignals } from "../../src/app/stop_signals.ts";

// A program whose stop is held up for ever: only a second signal can end it.
const encoder = new TextEncoder();
const say = (text: string): number => Deno.stdout.writeSync(encoder.encode(`${text}\n`));
const { signal } = stopOnSignals();
signal.addEventListener("abort", () => say("stopping"));
setInterval(() => undefined, 60_000);
say("ready");
