import { parseArgs } from "node:util";
import { publish } from "../report/publish.ts";
import { spreadText } from "../report/spread-text.ts";
import { tableText } from "../report/table-text.ts";
import { benchSubgraph, type SubgraphFigures } from "./subgraph-bench.ts";

export async function runSubgraphBench(): Promise<void> {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      seconds: { type: "string", default: "3" },
      rounds: { type: "string", default: "5" },
      clients: { type: "string", default: "8" },
      profile: { type: "string" },
      json: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
  });
  const figures = await benchSubgraph({
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
    clients: Number(values.clients),
    profile: values.profile,
    report: (line) => void process.stderr.write(`${line}\n`),
  });
  await publish({ bench: "subgraph", figures, tables: subgraphText(figures) }, values);
}

function subgraphText({ workloads, memory }: SubgraphFigures): string {
  const rows = workloads.map(({ workload, lean, apollo, ratio }) => [
    workload,
    spreadText(lean, 2),
    spreadText(apollo, 2),
    spreadText(ratio, 2),
  ]);
  const heads = ["workload", "lean, CPU ms/request", "Apollo Server, CPU ms/request", "Apollo Server ÷ lean"];
  const memoryRows = memory.map(({ server, rssMb, pssMb }) => [server, rssMb.toFixed(0), pssMb.toFixed(0)]);
  return `${tableText(heads, rows)}\n${tableText(["server at rest", "RSS MB", "PSS MB"], memoryRows)}`;
}
