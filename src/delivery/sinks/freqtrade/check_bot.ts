import { excerptText } from "../../../text/excerpt.ts";
import type { SinkCheck } from "../sink.ts";
import type { BotClient } from "./bot_client.ts";
import { BotError } from "./bot_error.ts";

/** Whether the bot can be reached and will take orders. */
export async function checkBot(bot: BotClient, abort: AbortSignal): Promise<SinkCheck> {
  try {
    const config = await bot.config(abort);
    const state = excerptText(config.state, { max: 30 });
    const parts = [
      config.dry_run ? "dry run" : "trades for real",
      state,
      config.force_entry_enable ? "force entry on" : "force entry off: set force_entry_enable to true in its config",
      // A bot that is stopped does not count its trades.
      ...(state === "stopped" ? [] : [trades(await bot.count(abort))]),
    ];
    const name = excerptText(config.bot_name, { max: 60 });
    return { ok: config.force_entry_enable && state === "running", text: `bot ${name}: ${parts.join(", ")}` };
  } catch (error) {
    if (error instanceof BotError) return { ok: false, text: error.message };
    throw error;
  }
}

function trades({ current, max }: { readonly current: number; readonly max: number | null }): string {
  return max === null ? `${current} trades open` : `${current} of ${max} trades open`;
}
