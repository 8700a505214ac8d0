import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const startTimeoutMs = 60_000;
/** As long as the containers' stop timeout. */
const endTimeoutMs = 20_000;
const restartPauseMs = 300;

export interface RestartedProcessOptions {
  readonly name: string;
  /** Path of the compiled program, relative to the project root. */
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The origin of its `/health/live` endpoint. */
  readonly origin: string;
  readonly logFile: string;
  /** Called when the process ends unexpectedly. */
  readonly reportFailure: (text: string) => void;
}

/** A program of the shop that is restarted whenever it ends, as by a supervisor. */
export class RestartedProcess implements AsyncDisposable {
  private child: ChildProcess;
  private isLive = false;
  private isEndExpected = false;
  private isClosing = false;
  private readonly closed: Promise<void>;

  private constructor(
    private readonly options: RestartedProcessOptions,
    private settings: Readonly<Record<string, string>>,
  ) {
    this.child = this.spawn();
    this.closed = this.supervise();
  }

  /** `settings`: added to its environment until a restart with other settings. */
  static start(options: RestartedProcessOptions, settings: Readonly<Record<string, string>> = {}): RestartedProcess {
    return new RestartedProcess(options, settings);
  }

  kill(): void {
    this.expectEnd();
    this.child.kill("SIGKILL");
  }

  /** Stops the process gracefully and starts it with other settings. */
  async restart(settings: Readonly<Record<string, string>>): Promise<void> {
    const { child } = this;
    this.settings = settings;
    this.expectEnd();
    if (isOver(child)) return;
    child.kill("SIGTERM");
    const ended = await Promise.race([once(child, "exit"), delay(endTimeoutMs, "late" as const, { ref: false })]);
    if (ended !== "late") return;
    this.options.reportFailure(`${this.options.name} did not end within ${endTimeoutMs / 1000} s`);
    child.kill("SIGKILL");
    await once(child, "exit");
  }

  /** Waits until it answers. Throws when it does not answer within a minute, over any number of restarts. */
  async ready(signal: AbortSignal): Promise<void> {
    const end = Date.now() + startTimeoutMs;
    while (!this.isLive) {
      if (Date.now() > end) throw new Error(`${this.options.name} does not start; see ${this.options.logFile}`);
      await delay(50, undefined, { signal });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.isClosing = true;
    this.child.kill("SIGKILL");
    await this.closed;
  }

  private expectEnd(): void {
    this.isEndExpected = true;
    this.isLive = false;
  }

  private async supervise(): Promise<void> {
    for (;;) {
      const { child } = this;
      void this.watch(child);
      if (!isOver(child)) await once(child, "exit");
      if (this.isClosing) return;
      // a process that cannot start because the database is unavailable may try again
      if (!this.isEndExpected && this.isLive)
        this.options.reportFailure(`${this.options.name} ended by itself, ${howEnded(child)}`);
      if (!this.isEndExpected) await delay(restartPauseMs);
      if (this.isClosing) return;
      this.child = this.spawn();
    }
  }

  private async watch(child: ChildProcess): Promise<void> {
    while (!isOver(child)) {
      const answer = await fetch(`${this.options.origin}/health/live`).catch(() => null);
      await answer?.text().catch(() => undefined);
      if (answer?.ok) {
        this.isLive = child === this.child && !this.isEndExpected;
        return;
      }
      await delay(100);
    }
  }

  private spawn(): ChildProcess {
    this.isLive = false;
    this.isEndExpected = false;
    const { PATH, HOME, TMPDIR } = process.env;
    const { program, environment, logFile } = this.options;
    const log = openSync(logFile, "a");
    const child = spawn(process.execPath, ["--enable-source-maps", `${root}${program}`], {
      env: { PATH, HOME, TMPDIR, ...environment, ...this.settings },
      // Ctrl-C reaches only the parent; if the parent is killed, the closed channel ends its children
      detached: true,
      stdio: ["ignore", log, log, "ipc"],
    });
    closeSync(log);
    return child;
  }
}

function isOver({ signalCode, exitCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function howEnded({ signalCode, exitCode }: ChildProcess): string {
  return signalCode === null ? `with code ${exitCode}` : `by ${signalCode}`;
}
