import { parseArgs } from "node:util";
import { publish } from "../report/publish.ts";
import { spreadText } from "../report/spread-text.ts";
import { tableText } from "../report/table-text.ts";
import { benchRest, type RestFigures } from "./rest-bench.ts";

export async function runRestBench(): Promise<void> {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      seconds: { type: "string", default: "3" },
      rounds: { type: "string", default: "5" },
      clients: { type: "string", default: "8" },
      json: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
  });
  const figures = await benchRest({
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
    clients: Number(values.clients),
    report: (line) => void process.stderr.write(`${line}\n`),
  });
  await publish({ bench: "rest", figures, tables: restText(figures) }, values);
}

function restText(figures: readonly RestFigures[]): string {
  const rows = figures.map(({ workload, graphql, rest, ratio }) => [
    workload,
    spreadText(graphql, 2),
    spreadText(rest, 2),
    spreadText(ratio, 2),
  ]);
  return tableText(["workload", "GraphQL, CPU ms/request", "REST, CPU ms/request", "REST ÷ GraphQL"], rows);
}
