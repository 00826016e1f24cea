import { parseCsv } from "./csv.ts";

/** Options of {@linkcode compareFrames}. */
export interface CompareFramesOptions {
  /** The columns whose last digits may differ, because a function of another mathematical library computes them. */
  readonly inexact?: readonly string[];
}

/** The largest relative difference of two numbers in an inexact column. */
const MAX_RELATIVE_DIFFERENCE = 1e-9;
/** The largest difference where sums cancel out and leave rounding errors, as a share of the column's largest number. */
const MAX_ROUNDING_ERROR = 1e-12;
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
const DATE = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:?\d\d)?$/;

/**
 * Lists the differences of two dataframes, given as CSV texts with a heading: at most 20 lines, and an empty list for
 * equal dataframes.
 *
 * - Columns match by name, in any order.
 * - Numbers must be equal bit for bit, except in `inexact` columns: there they agree to 1e-9 of the larger number, or to
 *   1e-12 of the column's largest.
 * - Dates match by value, also with epoch milliseconds on one side.
 * - A missing cell only equals a missing cell.
 * - `True` and `true` are 1, because a boolean column with gaps holds numbers.
 * - All other cells must be equal texts.
 */
export function compareFrames(
  actualCsv: string,
  expectedCsv: string,
  { inexact = [] }: CompareFramesOptions = {},
): readonly string[] {
  const [actualHead = [], ...actual] = parseCsv(actualCsv);
  const [expectedHead = [], ...expected] = parseCsv(expectedCsv);
  const differences = [
    ...expectedHead.filter((name) => !actualHead.includes(name)).map((name) => `column ${name} is missing`),
    ...actualHead.filter((name) => !expectedHead.includes(name)).map((name) => `column ${name} should not be there`),
  ];
  if (actual.length !== expected.length) differences.push(`${actual.length} rows instead of ${expected.length}`);
  const columns = expectedHead.map((name, at) => ({ name, at, of: actualHead.indexOf(name) }))
    .filter((c) => c.of >= 0)
    .map((c) => ({ ...c, slack: inexact.includes(c.name) ? largest(expected.map((cells) => cells[c.at])) : null }));
  for (const [row, cells] of expected.entries()) {
    for (const { name, at, of, slack } of columns) {
      const got = actual[row]?.[of], wanted = cells[at];
      if (got === undefined || wanted === undefined || isSameCell(got, wanted, slack)) continue;
      differences.push(
        `row ${row}, ${name}: ${got === "" ? "missing" : got} instead of ${wanted === "" ? "missing" : wanted}`,
      );
    }
  }
  return differences.slice(0, 20);
}

/** Compares two cells. `columnMax` is the largest number of an inexact column, null in an exact one. */
function isSameCell(a: string, b: string, columnMax: number | null): boolean {
  if (a === b) return true;
  const x = cellNumber(a), y = cellNumber(b);
  if (Number.isNaN(x) || Number.isNaN(y)) return false;
  if (x === y) return true;
  if (columnMax === null) return false;
  const slack = MAX_RELATIVE_DIFFERENCE * Math.max(Math.abs(x), Math.abs(y));
  return Math.abs(x - y) <= Math.max(slack, MAX_ROUNDING_ERROR * columnMax);
}

/** The largest number without its sign, no date; 0 of none. */
function largest(cells: readonly (string | undefined)[]): number {
  const numbers = cells.map((cell) => cell !== undefined && NUMBER.test(cell) ? Math.abs(Number(cell)) : 0);
  return numbers.reduce((a, b) => Math.max(a, b), 0);
}

/** The number that a cell stands for, epoch milliseconds for a date; NaN for a text and for a missing cell. */
function cellNumber(text: string): number {
  if (NUMBER.test(text)) return Number(text);
  if (/^true$/i.test(text)) return 1;
  if (/^false$/i.test(text)) return 0;
  if (!DATE.test(text)) return NaN;
  const iso = text.replace(" ", "T");
  return Date.parse(/(?:Z|[-+]\d\d:?\d\d)$/.test(iso) ? iso : `${iso}Z`);
}
