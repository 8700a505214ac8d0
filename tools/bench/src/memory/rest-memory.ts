import { setTimeout as wait } from "node:timers/promises";
import { tableText } from "../report/table-text.ts";
import { openFreshShop } from "../measure/fresh-shop.ts";
import { memoryOfTree, type ProcessMemory } from "./process-memory.ts";

export interface RestMemory {
  readonly program: "start" | "services";
  readonly processes: readonly ProcessMemory[];
}

/** The work after a start has ended by then. */
const settleMs = 60_000;

/** Measures the memory at rest of each process of the shop: in one process, and as processes. */
export async function benchRestMemory(report: (line: string) => void): Promise<readonly RestMemory[]> {
  const found: RestMemory[] = [];
  for (const program of ["start", "services"] as const) {
    report(`starting the shop with demo data: ${program}`);
    await using shop = await openFreshShop(program);
    await wait(settleMs);
    found.push({ program, processes: joined(memoryOfTree(shop.process.pid)) });
  }
  return found;
}

/** PostgreSQL's processes in one row: their number depends on the connections. */
function joined(processes: readonly ProcessMemory[]): readonly ProcessMemory[] {
  return [...Map.groupBy(processes, ({ name }) => name)]
    .map(([name, group]) => ({
      name: group.length > 1 ? `${name} (${group.length} processes)` : name,
      rssMb: sum(group.map(({ rssMb }) => rssMb)),
      pssMb: sum(group.map(({ pssMb }) => pssMb)),
    }))
    .sort((one, other) => other.pssMb - one.pssMb);
}

export function restText(found: readonly RestMemory[]): string {
  return found
    .map(({ program, processes }) => {
      const rows = processes.map(({ name, rssMb, pssMb }) => [name, rssMb.toFixed(0), pssMb.toFixed(0)]);
      const all = ["all", "", sum(processes.map(({ pssMb }) => pssMb)).toFixed(0)];
      return tableText([`process of npm run ${program}`, "RSS MB", "PSS MB"], [...rows, all]);
    })
    .join("\n");
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, one) => total + one, 0);
}
