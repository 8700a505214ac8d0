import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { publish } from "../report/publish.ts";
import { tableText } from "../report/table-text.ts";
import { benchSearch, type SearchRow, type Times } from "./search-bench.ts";

export async function runSearchBench(): Promise<void> {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: "string", default: ".data/bench-search" },
      products: { type: "string", default: "100000,1000000" },
      rounds: { type: "string", default: "20" },
      json: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
  });
  const figures: Record<string, readonly SearchRow[]> = {};
  for (const products of values.products.split(",").map(Number)) {
    figures[products] = await benchSearch({
      data: resolve(values.data),
      products,
      rounds: Number(values.rounds),
      report: (line) => void process.stderr.write(`${line}\n`),
    });
  }
  const tables = Object.entries(figures).map(
    ([products, rows]) => `${Number(products).toLocaleString("en")} products:\n\n${tableText(heads, rows.map(cells))}`,
  );
  await publish({ bench: "search", figures, tables: tables.join("\n") }, values);
}

const heads = [
  "search",
  "requests",
  ...["after a change", "unchanged"].flatMap((when) =>
    ["p50 ms", "p99 ms", "p50 CPU ms", "p99 CPU ms"].map((figure) => `${when}, ${figure}`),
  ),
];

function cells({ title, requests, changed, unchanged }: SearchRow): (string | number)[] {
  return [title, requests, ...timesText(changed), ...timesText(unchanged)];
}

function timesText({ p50Ms, p99Ms, p50CpuMs, p99CpuMs }: Times): string[] {
  return [p50Ms, p99Ms, p50CpuMs, p99CpuMs].map((ms) => ms.toFixed(1));
}
