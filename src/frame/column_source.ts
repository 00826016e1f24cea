import { type Cell, cellAt, type Column } from "./column.ts";
import { copyRows, gatherRows } from "./storage.ts";

/**
 * Where a frame's column comes from. Frames share sources, and a source makes its values when they are first taken: so a
 * frame of 60 columns of which a strategy reads five costs five.
 */
export interface ColumnSource {
  /** The values, the same array every time. They belong to the frames that share the source, to nobody else. */
  column(): Column;
  /** One cell, without making the others. */
  cell(row: number): Cell;
}

/** A column whose values are there. */
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

/** Rows `start` to `end` of another source. */
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

/** The rows of another source that `rows` names; -1 is a missing row. */
export class GatheredColumn implements ColumnSource {
  #column: Column | null = null;

  constructor(readonly source: ColumnSource, readonly rows: Int32Array) {}

  column(): Column {
    return this.#column ??= gatherRows(this.source.column(), this.rows);
  }

  cell(row: number): Cell {
    // through the whole column: a missing row may change its kind, and so the cell
    return cellAt(this.column(), row);
  }
}
