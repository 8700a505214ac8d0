import { setTimeout as delay } from "node:timers/promises";
import { failuresAfter, restartPauseMs } from "@souk/kernel/process/restart-pause";
import { ServiceRun, type ServiceDefinition } from "./service-run.js";

/** Runs a service as a child process, and restarts it whenever it ends. Disposing it lets running requests end. */
export class ServiceProcess implements AsyncDisposable {
  private readonly stopping = new AbortController();
  private readonly firstReady = Promise.withResolvers<void>();
  private readonly supervised: Promise<void>;

  private constructor(private readonly definition: ServiceDefinition) {
    // a failure before the first call of `ready` is no unhandled rejection
    this.firstReady.promise.catch(() => undefined);
    this.supervised = this.supervise();
  }

  static start(definition: ServiceDefinition): ServiceProcess {
    return new ServiceProcess(definition);
  }

  /**
   * Waits until the service is ready. Throws when its first process ends before that, or is not ready within 15 minutes.
   */
  ready(): Promise<void> {
    return this.firstReady.promise;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.stopping.abort();
    await this.supervised;
  }

  private async supervise(): Promise<void> {
    const { name } = this.definition;
    const { signal } = this.stopping;
    let failures = 0;
    while (!signal.aborted) {
      const run = new ServiceRun(this.definition, signal);
      const startedAt = performance.now();
      const failure = await run.ready();
      if (failure !== undefined && failures === 0) return this.firstReady.reject(new Error(failure));
      if (failure === undefined) {
        this.firstReady.resolve();
        if (failures > 0) report(`${name} is running again`);
      }
      const ending = await run.ended;
      if (signal.aborted) return;
      failures = failuresAfter(failures, performance.now() - startedAt);
      const pauseMs = restartPauseMs(failures);
      report(`${failure ?? ending}; restarting it in ${pauseMs / 1000} s`);
      await delay(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

function report(line: string): void {
  process.stderr.write(`${line}\n`);
}
