import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

export interface LivingProcess {
  readonly pid: number;
  readonly command: string;
}

/** Every process with `mark` in its arguments or environment, except zombies and this process. */
export function livingProcesses(mark: string): LivingProcess[] {
  const found = process.platform === "linux" ? processesByProc(mark) : processesByPs(mark);
  return found.filter(({ pid }) => pid !== process.pid);
}

function processesByProc(mark: string): LivingProcess[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const command = readProc(pid, "cmdline");
      // a zombie has neither
      const isMarked = command.includes(mark) || readProc(pid, "environ").includes(mark);
      return isMarked ? [{ pid: Number(pid), command }] : [];
    });
}

/** Empty when the process is gone or belongs to another user. */
function readProc(pid: string, file: "cmdline" | "environ"): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return "";
  }
}

function processesByPs(mark: string): LivingProcess[] {
  const table = execFileSync("ps", ["axeww", "-o", "pid=,command="], { encoding: "utf8" });
  return table
    .split("\n")
    .filter((line) => line.includes(mark))
    .map((line) => ({ pid: Number.parseInt(line, 10), command: line.trim() }));
}
