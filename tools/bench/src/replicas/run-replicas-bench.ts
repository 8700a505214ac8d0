import { parseArgs } from "node:util";
import { spreadText } from "../report/spread-text.ts";
import { tableText } from "../report/table-text.ts";
import { benchReplicas } from "./replicas-bench.ts";

export async function runReplicasBench(): Promise<void> {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      seconds: { type: "string", default: "3" },
      rounds: { type: "string", default: "5" },
      clients: { type: "string", default: "8" },
      json: { type: "boolean", default: false },
    },
  });
  const figures = await benchReplicas({
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
    clients: Number(values.clients),
    report: (line) => void process.stderr.write(`${line}\n`),
  });
  const rows = figures.map(({ workload, primaryAlone, primaryWithReplica, replica }) => [
    workload,
    spreadText(primaryAlone, 2),
    spreadText(primaryWithReplica, 2),
    spreadText(replica, 2),
  ]);
  const heading = ["list", "primary alone, CPU ms/request", "primary with replica", "replica"];
  process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : tableText(heading, rows));
}
