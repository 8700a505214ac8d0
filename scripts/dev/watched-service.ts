import { fileURLToPath } from "node:url";
import type { RunningService } from "../../shop/src/services/run-services.ts";
import { ServiceRun, type ServiceDefinition } from "../../shop/src/services/service-run.ts";

const options = `--import=${new URL("report-files.ts", import.meta.url).href}`;
/** Saves a fifth of the time of a start. */
const compileCache = fileURLToPath(new URL("../../node_modules/.cache/souk-dev", import.meta.url));

/**
 * Runs a service as a child process from its sources, and starts it again when a file that it has loaded changes. A service that has ended, such as
 * one with a syntax error, starts again at the next change of any file.
 */
export class WatchedService implements RunningService {
  private readonly definition: ServiceDefinition;
  private readonly reads: readonly string[];
  private readonly firstReady = Promise.withResolvers<void>();
  private readonly runs = new Map<ServiceRun, AbortController>();
  private current: ServiceRun;
  private loaded: Set<string> = new Set();

  private constructor({ environment, ...definition }: ServiceDefinition, reads: readonly string[]) {
    this.reads = reads;
    const { NODE_OPTIONS: others = "" } = environment;
    const added = { NODE_COMPILE_CACHE: compileCache, NODE_OPTIONS: `${others} ${options}` };
    this.definition = { ...definition, environment: { ...environment, ...added } };
    this.current = this.start();
  }

  /** `reads` has the files that the service reads without importing them. */
  static start(definition: ServiceDefinition, reads: readonly string[] = []): WatchedService {
    return new WatchedService(definition, reads);
  }

  /** Waits until the service is ready for the first time. */
  ready(): Promise<void> {
    return this.firstReady.promise;
  }

  hasLoaded(file: string): boolean {
    return this.loaded.has(file);
  }

  /** Starts the service again if one of these changed files concerns it. Running requests of the last process end. */
  restartAfter(files: ReadonlySet<string>): void {
    const last = this.runs.get(this.current);
    if (last && ![...files].some((file) => this.loaded.has(file))) return;
    const startedAt = performance.now();
    report(`${this.definition.name} starts again`);
    // the port is free long before the new process needs it
    last?.abort();
    this.current = this.start();
    void this.current.ready().then((failure) => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      if (failure === undefined) report(`${this.definition.name} is ready after ${seconds} s`);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = [...this.runs.keys()].map((run) => run.ended);
    for (const stopping of this.runs.values()) stopping.abort();
    await Promise.all(ended);
  }

  private start(): ServiceRun {
    const stopping = new AbortController();
    const loaded = new Set(this.reads);
    const run = new ServiceRun(this.definition, stopping.signal, (message) => {
      loaded.add((message as { readonly loaded: string }).loaded);
    });
    this.loaded = loaded;
    this.runs.set(run, stopping);
    void run.ready().then((failure) => {
      if (failure === undefined) this.firstReady.resolve();
    });
    void run.ended.then((how) => {
      this.runs.delete(run);
      if (!stopping.signal.aborted) report(`${how}; it starts again at the next change`);
    });
    return run;
  }
}

function report(line: string): void {
  process.stderr.write(`${line}\n`);
}
