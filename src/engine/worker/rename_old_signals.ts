import type { Frame } from "../../frame/frame.ts";

/**
 * Renames the entry columns of freqtrade's second strategy interface, `buy` and `buy_tag`, when the dataframe has no
 * `enter_long`. Answers to the end of freqtrade's `advise_entry`.
 *
 * freqtrade initialises `enter_tag` first, so its rename makes two columns of that name and loses the tag. Here `buy_tag`
 * replaces the initial `enter_tag`.
 */
export function renameOldEntry(frame: Frame): RenamedSignals {
  if (frame.has("enter_long")) return { frame, renamed: [] };
  const isTagged = frame.has("buy_tag");
  const kept = isTagged && frame.has("enter_tag") ? frame.drop("enter_tag") : frame;
  return rename(kept, { buy: "enter_long", buy_tag: "enter_tag" });
}

/** Renames `sell` when the dataframe has no `exit_long`. Answers to the end of freqtrade's `advise_exit`. */
export function renameOldExit(frame: Frame): RenamedSignals {
  return frame.has("exit_long") ? { frame, renamed: [] } : rename(frame, { sell: "exit_long" });
}

/** A dataframe whose old columns have their new names. */
export interface RenamedSignals {
  readonly frame: Frame;
  /** A warning for each column that was renamed. */
  readonly renamed: readonly string[];
}

function rename(frame: Frame, names: Readonly<Record<string, string>>): RenamedSignals {
  const found = Object.entries(names).filter(([old]) => frame.has(old));
  if (found.length === 0) return { frame, renamed: [] };
  return {
    frame: frame.rename(Object.fromEntries(found)),
    renamed: found.map(([old, now]) => `the column ${old} is deprecated and counts as ${now}: write ${now}`),
  };
}
