import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { contestantsNamed, engineOf, presentOf } from "../contestants.ts";
import { publish } from "../report/publish.ts";
import { workloadNames } from "../workloads/workloads.ts";
import { benchEngine } from "./engine-bench.ts";
import { engineTables } from "./engine-tables.ts";
import { rowsOf } from "./rows.ts";

export async function runEngineBench(): Promise<void> {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      seconds: { type: "string", default: "2" },
      rounds: { type: "string", default: "3" },
      clients: { type: "string", default: "1,16,64" },
      only: { type: "string", default: "" },
      base: { type: "string" },
      workloads: { type: "string", default: workloadNames.join(",") },
      profile: { type: "string" },
      json: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
  });
  const report = (line: string): void => void process.stderr.write(`${line}\n`);
  const workloads = listItems(values.workloads);
  const contestants = presentOf(contestantsNamed(listItems(values.only)), report);
  const base = values.base === undefined ? [] : [engineOf(resolve(values.base))];
  const comparisons = await benchEngine({
    contestants: [...contestants, ...base],
    workloads: workloadNames.filter((name) => workloads.includes(name)),
    clients: listItems(values.clients).map(Number),
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    profile: values.profile,
    report,
  });
  const figures = comparisons.map(({ series, ...comparison }) => ({ ...comparison, rows: rowsOf(series) }));
  await publish({ bench: "engine", figures, tables: engineTables(comparisons) }, values);
}

function listItems(text: string): string[] {
  return text.split(",").filter((part) => part !== "");
}
