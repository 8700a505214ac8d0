import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { isAlive, observeProcess, type ProcessIdentity } from "./observed-process.js";
import { toolOptions, type PostgresUser } from "./postgres-tool.js";

/** The time in seconds for which a server without an owner waits to be taken over by the next start. */
const graceSeconds = 2;

// A line on standard input dismisses the watchdog. The end of the input without a line means that its parent has died.
const script = `
trap "" HUP INT TERM
if read -r dismissal; then exit 0; fi
sleep ${graceSeconds}
exec "$@"`;

/**
 * A shell that runs `stopServer` when this process ends without dismissing it, for example after kill -9. Ctrl-C in the
 * terminal reaches neither the shell nor PostgreSQL, so the database stays available during an orderly shutdown.
 * Windows has no such shell: there the server of a killed process runs until the next start.
 */
export class PostgresWatchdog implements AsyncDisposable {
  private readonly shell: ChildProcess | undefined;

  constructor(stopServer: readonly string[], user: PostgresUser) {
    if (process.platform === "win32") return;
    const args = ["-c", script, "souk-postgres-watchdog", ...stopServer];
    this.shell = spawn("/bin/sh", args, { ...toolOptions(user), stdio: ["pipe", "ignore", "ignore"] });
    // the watchdog must not keep an idle process alive; its errors are ignored
    this.shell.on("error", () => undefined).unref();
    this.shell.stdin?.on("error", () => undefined);
  }

  get identity(): ProcessIdentity | undefined {
    const found = this.shell?.pid === undefined ? undefined : observeProcess(this.shell.pid);
    return found && { pid: found.pid, startedAt: found.startedAt };
  }

  /** Waits for the shell to end: a shell that has not read the line yet would stop the server of the next start. */
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

/** Ends the watchdog of a dead owner, and any command that it runs, before it stops a server that has a new owner. */
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
    // it has already ended
  }
}
