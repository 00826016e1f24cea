import { type Cell, repeatCell } from "./column.ts";
import { appendNames, indexColumns } from "./column_names.ts";
import type { Table } from "./table.ts";

/**
 * Clears the signals of a table: entry and exit columns become 0, tags become missing. Columns that do not exist are added.
 * Answers to freqtrade's `remove_entry_exit_signals`.
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

/** The values of the signal columns when there is no signal. */
const NO_SIGNAL: Readonly<Record<string, Cell>> = {
  enter_long: 0,
  exit_long: 0,
  enter_short: 0,
  exit_short: 0,
  enter_tag: null,
  exit_tag: null,
};
const SIGNAL_COLUMNS = Object.keys(NO_SIGNAL);
