import { readFileSync } from "node:fs";
import { livingProcesses } from "@souk/tests/test-kit/shop/living-processes";
import { openFreshShop } from "../measure/fresh-shop.ts";
import { load } from "../measure/load.ts";

export interface WorkersRow {
  readonly workers: number;
  readonly requests: number;
  readonly requestsPerSecond: number;
  /** CPU milliseconds of all processes of the router for each request. */
  readonly cpuMs: number;
  /** The requests a second that as many cores could answer, by the CPU time. */
  readonly requestsPerSecondByCpu: number;
}

const clients = 16;
const tickMs = 10;
const query =
  "{ products(first: 20) { totalCount nodes { id slug name price { amount currency } images { url alt } } } }";

/** Measures the router with several numbers of workers, each over the services of a fresh shop. */
export async function benchWorkers(seconds: number): Promise<WorkersRow[]> {
  const rows: WorkersRow[] = [];
  for (const workers of [1, 2, 4]) {
    const settings = { ROUTER_WORKERS: String(workers), RATE_LIMITS: "off", STOREFRONT: "off" };
    await using shop = await openFreshShop("services", settings);
    const pids = livingProcesses(shop.folder)
      .filter(({ command }) => command.includes("router/dist/main.js"))
      .map(({ pid }) => pid);
    const url = `${new URL(shop.process.readyMessage).origin}/graphql`;
    const burst = { url, body: JSON.stringify({ query }), clients, answersAtLeast: 200 };
    // each worker fills its own caches
    await load({ ...burst, seconds: 2 });
    const before = cpuMsOf(pids);
    const { answers, elapsedMs, strange } = await load({ ...burst, seconds });
    if (strange > 0) throw new Error(`${strange} answers differ from the first`);
    const cpuMs = (cpuMsOf(pids) - before) / answers;
    const requestsPerSecond = (1000 * answers) / elapsedMs;
    rows.push({
      workers,
      requests: answers,
      requestsPerSecond,
      cpuMs,
      requestsPerSecondByCpu: (1000 * workers) / cpuMs,
    });
  }
  return rows;
}

function cpuMsOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return sum + tickMs * (Number(fields[11]) + Number(fields[12]));
  }, 0);
}
