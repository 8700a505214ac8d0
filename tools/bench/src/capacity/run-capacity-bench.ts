import { parseArgs } from "node:util";
import { tableText } from "../report/table-text.ts";
import { benchCapacity, type CapacityFigures } from "./capacity-bench.ts";

export async function runCapacityBench(): Promise<void> {
  const { values } = parseArgs({
    allowPositionals: true,
    options: { orders: { type: "string", default: "500" }, json: { type: "boolean", default: false } },
  });
  // the header with the statements of a request is not sent in production
  process.env["NODE_ENV"] = "development";
  const figures = await benchCapacity({
    orders: Number(values.orders),
    report: (line) => void process.stderr.write(`${line}\n`),
  });
  process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : capacityText(figures));
}

function capacityText({ orders, steps, transactions, walBytes, storage, connections }: CapacityFigures): string {
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const stepRows = steps.map(({ step, statements, fetches }) => [step, statements.toFixed(1), fetches.toFixed(1)]);
  const total = [
    "all",
    sum(steps.map((step) => step.statements)).toFixed(1),
    sum(steps.map((step) => step.fetches)).toFixed(1),
  ];
  return `${orders} orders. Each order: ${transactions.toFixed(0)} transactions and ${(walBytes / 1024).toFixed(1)} KB of WAL, with all jobs.

${tableText(["request", "statements", "fetches"], [...stepRows, total])}
${tableText(
  ["table", "bytes an order"],
  [
    ...storage.map(({ table, bytes }) => [table, bytes.toFixed(0)]),
    ["all", sum(storage.map(({ bytes }) => bytes)).toFixed(0)],
  ],
)}
${tableText(
  ["connections", "count"],
  connections.map(({ use, count }) => [use, count]),
)}`;
}
