import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Environment } from "@souk/kernel/config/config-reader";

/** The longest DATABASE_WAIT_SECONDS, and the five minutes that a migration may take in Kubernetes, too. */
const startTimeoutMs = 15 * 60_000;
/** The time limit for running requests and jobs to end; a little more than a server waits for its requests. */
const endTimeoutMs = 35_000;

/** Small services: V8 would reserve up to 48 MB for young objects in each of them. */
const heapOptions = ["--max-semi-space-size=4"];

/** The definition of a service process. */
export interface ServiceDefinition {
  readonly name: string;
  /** A module of a package, or a path relative to this file. */
  readonly entry: string;
  readonly environment: Environment;
}

/** One process of a service. The signal ends it. `onMessage` receives what it sends beside "ready". */
export class ServiceRun {
  /** Describes in words how the process ended. */
  readonly ended: Promise<string>;
  private readonly child: ChildProcess;
  private readonly whenReady: Promise<void>;

  constructor(
    private readonly definition: ServiceDefinition,
    stopped: AbortSignal,
    onMessage: (message: unknown) => void = () => undefined,
  ) {
    const file = fileURLToPath(import.meta.resolve(definition.entry));
    const child = spawn(process.execPath, [...heapOptions, file], {
      env: { ...definition.environment },
      // in its own process group: Ctrl-C reaches only the parent, which ends everything in order
      detached: true,
      // the child reports over the channel that it is ready, and ends when the channel closes because its parent was
      // killed
      stdio: ["ignore", "pipe", "inherit", "ipc"],
    });
    this.child = child;
    this.whenReady = new Promise((resolve) =>
      child.on("message", (message) => (message === "ready" ? resolve() : onMessage(message))),
    );
    const stop = (): void => this.stop();
    if (stopped.aborted) stop();
    stopped.addEventListener("abort", stop);
    this.ended = new Promise((resolve) => {
      const end = (how: string): void => {
        stopped.removeEventListener("abort", stop);
        resolve(`${definition.name} ended with ${how}`);
      };
      child.once("error", (error) => end(error.message));
      child.once("exit", (code, signal) => end(signal ?? `code ${code}`));
    });
    if (child.stdout) createInterface(child.stdout).on("line", (line) => process.stdout.write(`${line}\n`));
  }

  /**
   * Returns the reason when the process did not get ready; it has ended then, or is ending. Returns undefined on
   * success.
   */
  async ready(): Promise<string | undefined> {
    const { promise: late, resolve } = Promise.withResolvers<string>();
    const timer = setTimeout(() => {
      resolve(`${this.definition.name} was not ready within ${startTimeoutMs / 60_000} minutes`);
      this.stop();
    }, startTimeoutMs);
    const failure = await Promise.race([this.whenReady.then(() => undefined), late, this.ended]);
    clearTimeout(timer);
    return failure;
  }

  private stop(): void {
    this.child.kill("SIGTERM");
    const timer = setTimeout(() => this.child.kill("SIGKILL"), endTimeoutMs);
    void this.ended.then(() => clearTimeout(timer));
  }
}
