import { excerptText } from "../../../text/excerpt.ts";
import type { SinkCheck } from "../sink.ts";
import type { BotClient } from "./bot_client.ts";
import { BotError } from "./bot_error.ts";

/** Checks whether a bot answers and accepts orders. */
export async function checkBot(bot: BotClient, abort: AbortSignal): Promise<SinkCheck> {
  try {
    const config = await bot.config(abort);
    const state = excerptText(config.state, { max: 30 });
    const parts = [
      config.dry_run ? "dry run" : "live trading",
      state,
      config.force_entry_enable ? "force entry on" : "force entry off: set force_entry_enable to true in its config",
      // a stopped bot does not count its trades
      ...(state === "stopped" ? [] : [describeCount(await bot.count(abort))]),
    ];
    const name = excerptText(config.bot_name, { max: 60 });
    return { ok: config.force_entry_enable && state === "running", text: `bot ${name}: ${parts.join(", ")}` };
  } catch (error) {
    if (error instanceof BotError) return { ok: false, text: error.message };
    throw error;
  }
}

function describeCount({ current, max }: { readonly current: number; readonly max: number | null }): string {
  return max === null ? `${current} trades open` : `${current} of ${max} trades open`;
}
