import { load, type Load } from "./load.ts";
import type { ServerProcess } from "./server-process.ts";

/** Returns the CPU milliseconds of the process for each request of the load. */
export async function requestCpu(process: ServerProcess, given: Load): Promise<number> {
  const before = await process.usage();
  const { answers, strange } = await load(given);
  if (strange > 0) throw new Error(`${strange} answers of ${given.url} differ from the first`);
  const after = await process.usage();
  return (after.cpuMs - before.cpuMs) / answers;
}
