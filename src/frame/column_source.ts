import { type Cell, cellAt, type Column } from "./column.ts";
import { toColumn } from "./column_input.ts";
import { copyRows, gatherRows } from "./storage.ts";

/**
 * A provider of one column's values. Frames share sources, and a source makes its values on first use. So a frame of 60
 * columns costs only the columns that a strategy reads.
 */
export interface ColumnSource {
  /** Returns the values. Every call returns the same array, which all frames with this source share. */
  column(): Column;
  /** Returns one cell, if possible without making the others. */
  cell(row: number): Cell;
}

/** A column whose values exist already. */
export class HeldColumn implements ColumnSource {
  readonly #column: Column;

  constructor(column: Column) {
    this.#column = column;
  }

  column(): Column {
    return this.#column;
  }

  cell(row: number): Cell {
    return cellAt(this.#column, row);
  }
}

/** One cell in all rows. Most are never read as a whole: the engine sets the tags of every dataframe to "" first. */
export class RepeatedColumn implements ColumnSource {
  #column: Column | null = null;

  /** @param name the column's name: numbers in the column `date` are dates */
  constructor(readonly name: string, readonly repeated: Cell, readonly length: number) {}

  column(): Column {
    return this.#column ??= toColumn(this.name, this.repeated, this.length);
  }

  cell(row: number): Cell {
    if (this.#column !== null) return cellAt(this.#column, row);
    switch (typeof this.repeated) {
      case "string":
      case "boolean":
        return this.repeated;
      case "number":
        return Number.isNaN(this.repeated) ? null : this.repeated;
      default:
        return null;
    }
  }
}

/** Rows `start` to before `end` of another source. */
export class SlicedColumn implements ColumnSource {
  #column: Column | null = null;

  constructor(readonly source: ColumnSource, readonly start: number, readonly end: number) {}

  column(): Column {
    return this.#column ??= copyRows(this.source.column(), this.start, this.end);
  }

  cell(row: number): Cell {
    return this.#column === null ? this.source.cell(this.start + row) : cellAt(this.#column, row);
  }
}

/** The listed rows of another source, in that order. -1 stands for a missing row. */
export class GatheredColumn implements ColumnSource {
  #column: Column | null = null;

  constructor(readonly source: ColumnSource, readonly rows: Int32Array) {}

  column(): Column {
    return this.#column ??= gatherRows(this.source.column(), this.rows);
  }

  cell(row: number): Cell {
    // needs the whole column: a missing row can change its kind, and so the cell
    return cellAt(this.column(), row);
  }
}
