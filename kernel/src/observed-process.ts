import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A pid alone may come back as another process; together with its start it never does. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Opaque, to be compared only. Empty on Windows, where a pid has to do. */
  readonly startedAt: string;
}

export interface ObservedProcess extends ProcessIdentity {
  /** Dead, and its parent has not asked yet how it ended. */
  readonly zombie: boolean;
  /** The program with its arguments; undefined on Windows. */
  readonly command: string | undefined;
}

/** Undefined when there is no such process. */
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

/** The ticks of field 22 count from the boot, hence the boot's id (proc_pid_stat(5); the name in field 2 may hold spaces). */
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
    // some sandboxes hide it
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
