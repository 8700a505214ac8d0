import { parseArgs } from "node:util";
import { contestantsNamed } from "./contestants.ts";
import { benchEngine } from "./engine-bench.ts";
import { engineTables } from "./report/engine-tables.ts";
import { rowsOf } from "./report/rows.ts";
import { workloadNames } from "./workloads/workloads.ts";

export async function runEngineBench(): Promise<void> {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      seconds: { type: "string", default: "2" },
      rounds: { type: "string", default: "3" },
      clients: { type: "string", default: "1,16,64" },
      only: { type: "string", default: "" },
      workloads: { type: "string", default: workloadNames.join(",") },
      profile: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const heats = await benchEngine({
    contestants: contestantsNamed(parts(values.only)),
    workloads: workloadNames.filter((name) => parts(values.workloads).includes(name)),
    clients: parts(values.clients).map(Number),
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    profile: values.profile,
    tell: (line) => void process.stderr.write(`${line}\n`),
  });
  const figures = heats.map(({ series, ...heat }) => ({ ...heat, rows: rowsOf({ ...heat, series }), series }));
  process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : engineTables(heats));
}

function parts(text: string): string[] {
  return text.split(",").filter((part) => part !== "");
}
