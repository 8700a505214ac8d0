import { readdirSync, readFileSync } from "node:fs";
import type { Usage } from "../servers/instrument.ts";

interface Process extends Usage {
  readonly pid: number;
  readonly parent: number;
}

/** The unit of times in `/proc`, which is the same on all Linux systems of today. */
const tickMs = 10;
const pageMb = 4096 / 2 ** 20;

/** Usage of the descendants of a process that are alive; nothing where there is no `/proc`. */
export function usageOfChildren(pid: number): Usage {
  const all = processes();
  const found = new Set([pid]);
  const total = { cpuMs: 0, rssMb: 0 };
  // a child has a higher id than its parent until ids wrap around, so one more pass finds nothing in most cases
  for (let known = 0; known < found.size;) {
    known = found.size;
    for (const one of all) if (found.has(one.parent)) found.add(one.pid);
  }
  for (const one of all) {
    if (one.pid === pid || !found.has(one.pid)) continue;
    total.cpuMs += one.cpuMs;
    total.rssMb += one.rssMb;
  }
  return total;
}

function processes(): Process[] {
  try {
    const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    return pids.map(Number).flatMap((pid) => processOf(pid) ?? []);
  } catch {
    return [];
  }
}

/** Undefined when the process has ended. The fields are those of proc_pid_stat(5). */
function processOf(pid: number): Process | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // the name of the program may contain spaces and brackets
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [parent = NaN, user = NaN, system = NaN, pages = NaN] = [1, 11, 12, 21].map((index) => fields[index]);
    return { pid, parent, cpuMs: (user + system) * tickMs, rssMb: pages * pageMb };
  } catch {
    return undefined;
  }
}
