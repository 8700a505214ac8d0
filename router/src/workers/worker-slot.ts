import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "@souk/kernel/logging/logger";
import { failuresAfter, restartPauseMs } from "@souk/kernel/process/restart-pause";
import type { WorkerProcess } from "./worker-process.js";

export interface WorkerSlotDefinition {
  /** From 1. */
  readonly number: number;
  readonly start: () => WorkerProcess;
  readonly logger: Logger;
  readonly onRestart: () => void;
}

/** Keeps one worker running: restarts its process when it ends, and replaces it on request. */
export class WorkerSlot implements AsyncDisposable {
  private readonly stopping = new AbortController();
  private supervised: Promise<void> | undefined;
  private replacing: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly definition: WorkerSlotDefinition,
    private worker: WorkerProcess,
  ) {}

  /** Throws when the process does not get ready. */
  static async open(definition: WorkerSlotDefinition): Promise<WorkerSlot> {
    const worker = definition.start();
    const failure = await worker.ready();
    if (failure !== undefined) throw new Error(`worker ${definition.number}: ${failure}`);
    const slot = new WorkerSlot(definition, worker);
    slot.supervised = slot.supervise();
    return slot;
  }

  get number(): number {
    return this.definition.number;
  }

  get current(): WorkerProcess {
    return this.worker;
  }

  /**
   * Starts another process, and ends the old one when the new one is ready. Returns the reason when it did not get
   * ready; the old one continues then.
   */
  async replace(): Promise<string | undefined> {
    const replacing = this.startNext();
    this.replacing = replacing;
    return replacing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.stopping.abort();
    await this.replacing;
    await this.worker.stop();
    await this.supervised;
  }

  private async startNext(): Promise<string | undefined> {
    const last = this.worker;
    const next = this.definition.start();
    const failure = await next.ready();
    if (failure !== undefined) return failure;
    this.worker = next;
    await last.stop();
    return undefined;
  }

  private async supervise(): Promise<void> {
    const { number, logger, start, onRestart } = this.definition;
    const { signal } = this.stopping;
    let failures = 0;
    while (!signal.aborted) {
      const { worker } = this;
      const ending = await worker.ended;
      await this.replacing;
      if (signal.aborted) return;
      if (this.worker !== worker) continue;
      failures = failuresAfter(failures, worker.ranMs);
      const pauseMs = restartPauseMs(failures);
      logger.error({ worker: number, ending, pauseMs }, "a worker of the router ended; restarting it");
      onRestart();
      await delay(pauseMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      this.worker = start();
      if ((await this.worker.ready()) === undefined) logger.info({ worker: number }, "the worker is running again");
    }
  }
}
