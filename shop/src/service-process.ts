import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Environment } from "@souk/kernel/config-reader";

const startPatienceMs = 60_000;
/** Running requests and jobs end within this; a little more than a server waits for its requests. */
const endPatienceMs = 35_000;

/** One service as a child process: its lines are passed on, and disposing it lets its running requests end. */
export class ServiceProcess implements AsyncDisposable {
  private readonly ended: Promise<void>;
  private readonly saidReady: Promise<void>;
  private isReady = false;
  private isStopping = false;

  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
  ) {
    this.saidReady = new Promise((resolve) => {
      child.once("message", () => {
        this.isReady = true;
        resolve();
      });
    });
    this.ended = new Promise((resolve) => {
      child.once("exit", () => {
        if (this.isReady && !this.isStopping) process.stderr.write(`${this.endedHow()}; the others go on\n`);
        resolve();
      });
    });
    if (child.stdout) createInterface(child.stdout).on("line", (line) => process.stdout.write(`${line}\n`));
  }

  /** `entry` is relative to this file. In a process group of its own, so that a Ctrl-C reaches the parent alone, which ends all in order. */
  static start(name: string, entry: string, environment: Environment): ServiceProcess {
    const file = fileURLToPath(new URL(entry, import.meta.url));
    const child = spawn(process.execPath, ["--enable-source-maps", file], {
      env: { ...environment },
      detached: true,
      // a child says over the channel that it is ready, and ends by it when its parent was killed
      stdio: ["ignore", "pipe", "inherit", "ipc"],
    });
    return new ServiceProcess(name, child);
  }

  /** Throws when it ends before it is ready, or is not within a minute. */
  async ready(): Promise<void> {
    const { promise: late, resolve } = Promise.withResolvers<string>();
    const timer = setTimeout(
      () => resolve(`${this.name} was not ready within ${startPatienceMs / 1000} s`),
      startPatienceMs,
    );
    const failed = await Promise.race([this.saidReady, late, this.ended.then(() => this.endedHow())]);
    clearTimeout(timer);
    if (failed !== undefined) throw new Error(failed);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.isStopping = true;
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill("SIGTERM");
    const timer = setTimeout(() => this.child.kill("SIGKILL"), endPatienceMs);
    await this.ended;
    clearTimeout(timer);
  }

  private endedHow(): string {
    const { signalCode, exitCode } = this.child;
    return `${this.name} ended with ${signalCode ?? `code ${exitCode}`}`;
  }
}
