import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { isAlive, observeProcess, type ProcessIdentity } from "./observed-process.js";
import { toolOptions, type PostgresUser } from "./postgres-tool.js";

/** For so long after its owner's death a server waits for a next start to take it over. */
const graceSeconds = 2;

// A line on standard input sends it home. The end of the input without one means that its parent is dead, however it died.
const script = `
trap "" HUP INT TERM
if read -r dismissal; then exit 0; fi
sleep ${graceSeconds}
exec "$@"`;

/**
 * A shell that runs `stopServer` when this process ends without dismissing it, by kill -9 or by forgetting.
 * Ctrl-C in the terminal reaches neither it nor PostgreSQL, so an orderly end has its database until the last.
 * Windows has no such shell: there a killed Souk leaves its server to the next start.
 */
export class PostgresWatchdog implements AsyncDisposable {
  private readonly shell: ChildProcess | undefined;

  constructor(stopServer: readonly string[], user: PostgresUser) {
    if (process.platform === "win32") return;
    const args = ["-c", script, "souk-postgres-watchdog", ...stopServer];
    this.shell = spawn("/bin/sh", args, { ...toolOptions(user), stdio: ["pipe", "ignore", "ignore"] });
    // it must not keep a process alive that has nothing else to do; what it cannot do it does not tell
    this.shell.on("error", () => undefined).unref();
    this.shell.stdin?.on("error", () => undefined);
  }

  get identity(): ProcessIdentity | undefined {
    const found = this.shell?.pid === undefined ? undefined : observeProcess(this.shell.pid);
    return found && { pid: found.pid, startedAt: found.startedAt };
  }

  /** Waits for its end: a shell that had not read the line yet would stop the server of a next start. */
  async [Symbol.asyncDispose](): Promise<void> {
    const { shell } = this;
    if (shell?.pid === undefined || shell.exitCode !== null || shell.signalCode !== null) return;
    shell.ref();
    const ended = once(shell, "exit");
    const bound = setTimeout(() => shell.kill("SIGKILL"), 2000);
    shell.stdin?.end("dismissed\n");
    await ended;
    clearTimeout(bound);
  }
}

/** Ends the watchdog of an owner that is dead, and what it runs by now, before it stops a server that has a new owner. */
export async function retireWatchdog(watchdog: ProcessIdentity): Promise<void> {
  for (let attempt = 1; attempt <= 100 && isAlive(watchdog); attempt++) {
    if (attempt === 1) killGroup(watchdog.pid);
    await delay(20);
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // it ended by itself meanwhile
  }
}
