import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Identifies a process. A pid can be reused by another process, but never with the same start time. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Opaque; only for comparison. Empty on Windows, where the pid alone identifies the process. */
  readonly startedAt: string;
}

export interface ObservedProcess extends ProcessIdentity {
  /** True for a dead process whose parent has not read its exit status yet. */
  readonly zombie: boolean;
  /** The program with its arguments; undefined on Windows. */
  readonly command: string | undefined;
}

/** Returns undefined when there is no such process. */
export function observeProcess(pid: number): ObservedProcess | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  try {
    if (process.platform === "linux") return observeByProc(pid);
    if (process.platform === "win32") return observeBySignal(pid);
    return observeByPs(pid);
  } catch {
    return undefined;
  }
}

export function isAlive({ pid, startedAt }: ProcessIdentity): boolean {
  const found = observeProcess(pid);
  return found !== undefined && !found.zombie && found.startedAt === startedAt;
}

/**
 * Field 22 counts ticks since boot, so the identity includes the boot id (proc_pid_stat(5); the name in field 2 may
 * hold spaces).
 */
function observeByProc(pid: number): ObservedProcess {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  return { pid, startedAt: `${bootId()} ${fields[19]}`, zombie: fields[0] === "Z", command };
}

function bootId(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    // some sandboxes hide this file
    return "";
  }
}

function observeByPs(pid: number): ObservedProcess | undefined {
  const line = execFileSync("/bin/ps", ["-ww", "-o", "stat=,lstart=,command=", "-p", String(pid)], {
    encoding: "utf8",
    env: { LC_ALL: "C" },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [, state, startedAt, command] = /^(\S+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)/.exec(line.trim()) ?? [];
  return state === undefined || startedAt === undefined
    ? undefined
    : { pid, startedAt, zombie: state.startsWith("Z"), command };
}

function observeBySignal(pid: number): ObservedProcess {
  process.kill(pid, 0);
  return { pid, startedAt: "", zombie: false, command: undefined };
}
