import { Frame } from "../../src/frame/frame.ts";
import { Series } from "../../src/frame/series.ts";
import { digest, evaluate, type Expression, toHex, toWords } from "./differential.ts";
import { assert, assertEquals } from "../support/assert.ts";

interface EncodedFrame {
  readonly numbers: Readonly<Record<string, string>>;
  readonly date: readonly number[];
  readonly flag: readonly boolean[];
  readonly tag: readonly (string | null)[];
}

interface Case {
  readonly frame: string;
  readonly expression: Expression;
  readonly rows: number;
  readonly hash: string;
  readonly samples: Readonly<Record<string, string>>;
}

interface Document {
  readonly frames: Readonly<Record<string, EncodedFrame>>;
  readonly cases: readonly Case[];
}

async function readDocument(): Promise<Document> {
  const path = new URL("../fixtures/differential.json.gz", import.meta.url);
  const packed = new Blob([await Deno.readFile(path)]).stream();
  return await new Response(packed.pipeThrough(new DecompressionStream("gzip"))).json();
}

function toFrame({ numbers, date, flag, tag }: EncodedFrame): Frame {
  const decoded = Object.entries(numbers).map(([name, text]) => {
    return [name, new Float64Array(Uint8Array.fromBase64(text).buffer)] as const;
  });
  return Frame.from({
    ...Object.fromEntries(decoded),
    date: Float64Array.from(date),
    flag: new Series({ kind: "boolean", values: Uint8Array.from(flag, Number) }),
    tag: new Series({ kind: "string", values: tag }),
  });
}

/** The number whose bits a sample holds. */
function fromHex(hex: string): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${hex}`));
  return view.getFloat64(0);
}

function describeDifference(words: Uint32Array, { rows, samples }: Case): string {
  if (words.length !== 2 * rows) return `${words.length / 2} rows instead of ${rows}`;
  const lines = Object.entries(samples).map(([row, hex]) => {
    const found = toHex(words[2 * Number(row)] ?? 0, words[2 * Number(row) + 1] ?? 0);
    return `row ${row}: ${fromHex(found)} (${found}), expected ${fromHex(hex)} (${hex})`;
  });
  return lines.join("\n  ");
}

Deno.test("thousands of random expressions equal the results of pandas, NumPy, TA-Lib and technical, bit for bit", async () => {
  const { frames, cases } = await readDocument();
  const decoded = new Map(Object.entries(frames).map(([name, frame]) => [name, toFrame(frame)]));
  assert(cases.length >= 5000);
  const problems: string[] = [];
  for (const [number, one] of cases.entries()) {
    const frame = decoded.get(one.frame) ?? Frame.empty;
    const words = toWords(evaluate(frame, one.expression));
    if (toHex(...digest(words)) === one.hash) continue;
    const what = `case ${number}: ${JSON.stringify(one.expression)} of the frame "${one.frame}"`;
    problems.push(`${what}\n  ${describeDifference(words, one)}`);
  }
  const advice = "tools/make_differential_cases.py --show NUMBER prints all expected cells of a case";
  assertEquals(problems.length, 0, `${problems.slice(0, 5).join("\n")}\n${advice}`);
});
