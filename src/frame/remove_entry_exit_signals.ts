import type { Cell } from "./column.ts";
import { repeatCell } from "./column.ts";
import { appendNames, indexColumns } from "./column_names.ts";
import type { Table } from "./table.ts";

/** What freqtrade's signal columns say when there is no signal. */
const NO_SIGNAL: Readonly<Record<string, Cell>> = {
  enter_long: 0,
  exit_long: 0,
  enter_short: 0,
  exit_short: 0,
  enter_tag: null,
  exit_tag: null,
};
const SIGNAL_COLUMNS = Object.keys(NO_SIGNAL);

/**
 * The table with its entry and exit columns set to 0 and its tags to null; those it lacks are added. Answers to freqtrade's
 * `remove_entry_exit_signals`.
 */
export function removeEntryExitSignals(table: Table): Table {
  const columns = appendNames(table.columns, SIGNAL_COLUMNS);
  const index = indexColumns(columns);
  const data = [...table.data];
  for (const name of SIGNAL_COLUMNS) {
    data[index.get(name) ?? data.length] = repeatCell(NO_SIGNAL[name] ?? null, table.rows);
  }
  return { ...table, columns, data };
}
