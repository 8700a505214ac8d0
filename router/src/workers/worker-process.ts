import cluster, { type Worker } from "node:cluster";
import { setTimeout as delay } from "node:timers/promises";
import { ProcessChannel, type Calls } from "./process-channel.js";
import type { WorkerCalls } from "./worker-calls.js";

export interface WorkerTimeouts {
  readonly startMs: number;
  /** The time limit for running requests to end; a little more than a server waits for its requests. */
  readonly endMs: number;
  /** The pause between two checks that a worker answers. */
  readonly checkMs: number;
  /** A worker that does not answer for this long hangs, and is killed. */
  readonly hangMs: number;
}

/** One process of a worker, from its start to its end. */
export class WorkerProcess {
  readonly channel: ProcessChannel<WorkerCalls>;
  /** Describes in words how the process ended. */
  readonly ended: Promise<string>;
  /** The port on which it listens. */
  port: number | undefined;
  isReady = false;
  private readonly worker: Worker;
  private readonly startedAtMs = performance.now();
  private readonly whenReady: Promise<void>;
  private hasEnded = false;
  /** Why this process was killed, when it was. */
  private killedFor: string | undefined;

  constructor(
    calls: Calls,
    private readonly timeouts: WorkerTimeouts,
  ) {
    const worker = cluster.fork();
    this.worker = worker;
    this.channel = new ProcessChannel({ send: (message, onSent) => sendTo(worker, message, onSent), onMessage }, calls);
    function onMessage(receive: (message: unknown) => void): void {
      worker.on("message", receive);
    }
    worker.once("listening", ({ port }) => (this.port = port));
    this.whenReady = new Promise((resolve) =>
      worker.on("message", (message: unknown) => {
        if (message === "ready") resolve();
      }),
    );
    this.ended = new Promise((resolve) => {
      const end = (how: string): void => {
        this.hasEnded = true;
        this.isReady = false;
        this.channel.close(new Error("the worker has ended"));
        resolve(this.killedFor ?? how);
      };
      worker.once("error", (error) => end(`it ended with ${error.message}`));
      worker.once("exit", (code, signal) => end(`it ended with ${signal || `code ${code}`}`));
    });
  }

  /** The time since the start of the process. */
  get ranMs(): number {
    return performance.now() - this.startedAtMs;
  }

  get pid(): number | undefined {
    return this.worker.process.pid;
  }

  /**
   * Returns the reason when the process did not get ready; it has ended then, or is ending. Returns undefined on
   * success.
   */
  async ready(): Promise<string | undefined> {
    const { startMs } = this.timeouts;
    const { promise: late, resolve } = Promise.withResolvers<string>();
    const timer = setTimeout(() => resolve(`it was not ready within ${startMs / 1000} s`), startMs);
    const failure = await Promise.race([this.whenReady.then(() => undefined), late, this.ended]);
    clearTimeout(timer);
    if (failure === undefined) {
      this.isReady = true;
      void this.watch();
    } else if (!this.hasEnded) this.kill(failure);
    return failure;
  }

  /** Lets running requests end. */
  async stop(): Promise<void> {
    this.isReady = false;
    this.worker.process.kill("SIGTERM");
    const timer = setTimeout(() => this.kill("it did not end in time"), this.timeouts.endMs);
    await this.ended;
    clearTimeout(timer);
  }

  private kill(reason: string): void {
    this.killedFor ??= reason;
    this.worker.process.kill("SIGKILL");
  }

  /** Kills the process when its event loop hangs. */
  private async watch(): Promise<void> {
    const { checkMs, hangMs } = this.timeouts;
    while (!this.hasEnded) {
      await delay(checkMs, undefined, { ref: false });
      try {
        await this.channel.request("ping", null, hangMs);
      } catch {
        if (this.isReady) this.kill(`it did not answer for ${hangMs / 1000} s`);
        return;
      }
    }
  }
}

function sendTo(worker: Worker, message: object, onSent: (error: Error | null) => void): void {
  if (worker.isConnected()) worker.send(message, onSent);
  else onSent(new Error("the worker has ended"));
}
