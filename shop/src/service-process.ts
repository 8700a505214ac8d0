import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Environment } from "@souk/kernel/config-reader";

const patienceMs = 15_000;

/** One service as a child process: its lines are passed on, and disposing it lets its running requests end. */
export class ServiceProcess implements AsyncDisposable {
  /** The exit code, once it has ended. */
  readonly ended: Promise<number>;
  private readonly waiting: { start: string; resolve: () => void }[] = [];
  private stopping = false;

  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
  ) {
    this.ended = new Promise((resolve) => {
      child.once("exit", (code, signal) => {
        if (!this.stopping) process.stderr.write(`${name} ended with ${signal ?? `code ${code}`}; the others go on\n`);
        resolve(code ?? 1);
      });
    });
    if (child.stdout) createInterface(child.stdout).on("line", (line) => this.onLine(line));
  }

  /** `entry` is relative to this file. In a process group of its own, so that a Ctrl-C reaches the parent alone, which ends all in order. */
  static start(name: string, entry: string, environment: Environment): ServiceProcess {
    const file = fileURLToPath(new URL(entry, import.meta.url));
    const child = spawn(process.execPath, ["--enable-source-maps", file], {
      env: { ...environment },
      detached: true,
      // the channel is what a child whose parent was killed ends by
      stdio: ["ignore", "pipe", "inherit", "ipc"],
    });
    return new ServiceProcess(name, child);
  }

  /** Resolves when the service prints a line that starts like this. */
  printed(start: string): Promise<void> {
    return new Promise((resolve) => this.waiting.push({ start, resolve }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.stopping = true;
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill("SIGTERM");
    const timer = setTimeout(() => this.child.kill("SIGKILL"), patienceMs);
    await this.ended;
    clearTimeout(timer);
  }

  private onLine(line: string): void {
    process.stdout.write(`${line}\n`);
    for (const { start, resolve } of this.waiting) if (line.startsWith(start)) resolve();
  }
}
