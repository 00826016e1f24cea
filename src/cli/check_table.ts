import Table from "cli-table3";
import type { ProbedProducer } from "./probe_producer.ts";

const MOST_PAIRS_NAMED = 4;

/** What `consumer check` prints. */
export function checkTable(
  files: readonly string[],
  strategies: readonly string[],
  producers: readonly ProbedProducer[],
  color: boolean,
): string {
  const table = new Table({
    head: ["producer", "address", "state", "pairs", "dataframes"],
    style: color ? { head: ["bold"] } : { head: [], border: [] },
    wordWrap: true,
    colWidths: [12, 20, 34, 20, 14],
  });
  for (const producer of producers) {
    table.push([
      producer.name,
      producer.address,
      producer.failure ?? "ok",
      describePairs(producer),
      producer.dataframe ?? "none yet",
    ]);
  }
  const found = strategies.length > 0 ? strategies.join(", ") : "none (--strategy FILE or consumer.strategies)";
  return `config:     ${files.join(", ")}\nstrategies: ${found}\n${table.toString()}\n`;
}

function describePairs({ pairs }: ProbedProducer): string {
  if (pairs === null) return "none yet";
  const named = pairs.slice(0, MOST_PAIRS_NAMED).join(", ");
  return pairs.length > MOST_PAIRS_NAMED ? `${pairs.length}: ${named}, ...` : named;
}
