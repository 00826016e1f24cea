import { parseCsv } from "./csv.ts";

/** How far two numbers may be apart, relative to the larger. */
const TOLERANCE = 1e-9;
/** And by how much where sums cancel out and leave rounding errors, as a share of the column's largest number. */
const ROUNDING = 1e-12;
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
const DATE = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:?\d\d)?$/;

/**
 * Where two dataframes, as CSV texts with a heading, differ: at most 20 lines for people, none when they are the same.
 *
 * Columns go by name, whatever their order; numbers agree to 1e-9 of the larger, or to 1e-12 of the column's largest; dates
 * by value, also with a number of epoch milliseconds on one side; a missing cell is the same as a missing cell alone; `True`
 * and `true` are 1 (a boolean column with gaps holds numbers); all else to the letter.
 */
export function compareFrames(actualCsv: string, expectedCsv: string): readonly string[] {
  const [actualHead = [], ...actual] = parseCsv(actualCsv);
  const [expectedHead = [], ...expected] = parseCsv(expectedCsv);
  const differences = [
    ...expectedHead.filter((name) => !actualHead.includes(name)).map((name) => `column ${name} is missing`),
    ...actualHead.filter((name) => !expectedHead.includes(name)).map((name) => `column ${name} should not be there`),
  ];
  if (actual.length !== expected.length) differences.push(`${actual.length} rows instead of ${expected.length}`);
  const columns = expectedHead.map((name, at) => ({ name, at, of: actualHead.indexOf(name) }))
    .filter((c) => c.of >= 0)
    .map((c) => ({ ...c, slack: ROUNDING * largest(expected.map((cells) => cells[c.at])) }));
  for (const [row, cells] of expected.entries()) {
    for (const { name, at, of, slack } of columns) {
      const got = actual[row]?.[of], wanted = cells[at];
      if (got === undefined || wanted === undefined || sameCell(got, wanted, slack)) continue;
      differences.push(
        `row ${row}, ${name}: ${got === "" ? "missing" : got} instead of ${wanted === "" ? "missing" : wanted}`,
      );
    }
  }
  return differences.slice(0, 20);
}

function sameCell(a: string, b: string, slack: number): boolean {
  if (a === b) return true;
  const x = cellNumber(a), y = cellNumber(b);
  if (Number.isNaN(x) || Number.isNaN(y)) return false;
  return x === y || Math.abs(x - y) <= Math.max(slack, TOLERANCE * Math.max(Math.abs(x), Math.abs(y)));
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
