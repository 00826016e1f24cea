import { type Cell, type DataProvider, Frame, type Informative, Strategy } from "consumer";
import { mergeInformatives } from "../../../src/engine/worker/merge_informatives.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { assertCells, cellsOf, readGolden } from "../../frame/golden.ts";

/** What tools/make_informative_golden.py writes. */
interface Case {
  readonly pair: string;
  readonly informatives: readonly Informative[];
  readonly base: Readonly<Record<string, readonly Cell[]>>;
  /** The informative dataframes by pair and timeframe. */
  readonly asked: Readonly<Record<string, Readonly<Record<string, readonly Cell[]>>>>;
  readonly columns: readonly string[];
  readonly data: readonly (readonly Cell[])[];
}

class Merges extends Strategy {
  constructor(override readonly informatives: readonly Informative[]) {
    super();
  }
}

Deno.test("mergeInformatives() returns the columns and cells of freqtrade's decorator @informative", () => {
  const cases = readGolden<Case[]>("informative_golden.json");
  assert(cases.length >= 10);
  for (const [i, { pair, informatives, base, asked, columns, data }] of cases.entries()) {
    const getProducerDf: DataProvider["getProducerDf"] = (asset, options) => {
      const sent = asked[`${asset} ${options?.timeframe}`];
      return [sent === undefined ? Frame.empty : Frame.from(sent), new Date(0)];
    };
    const strategy = new Merges(informatives);
    const merged = mergeInformatives(Frame.from(base), strategy, pair, { ...NO_DATA, getProducerDf });
    assert(merged !== null, `case ${i} waits`);
    assertEquals(merged.columns, columns);
    const cells = cellsOf(merged);
    columns.forEach((name, c) => assertCells(cells[name] ?? [], data[c] ?? [], 0, `case ${i}, ${name}`));
  }
});

const NO_DATA: DataProvider = {
  producers: [],
  currentWhitelist: () => [],
  available: () => [],
  getProducerPairs: () => [],
  getProducerDf: () => [Frame.empty, new Date(0)],
};
