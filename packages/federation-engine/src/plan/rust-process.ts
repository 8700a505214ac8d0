import { fork, type ChildProcess } from "node:child_process";
import { on, once } from "node:events";
import { extname } from "node:path";
import type { RustOperation, RustPlans } from "./rust-plans.js";

export type ToPlanner =
  { readonly supergraph: string } | (RustOperation & { readonly id: number; readonly percentage: number });

type Opened = Pick<RustPlans, "consumerSchema" | "overridePercentages">;

export type FromPlanner =
  | { readonly opened: Opened }
  | { readonly refused: string }
  | { readonly id: number; readonly plan: unknown }
  | { readonly id: number; readonly refused: string };

/** Deadline for a plan: plans take milliseconds, so a plan that takes longer hangs. */
const planTimeoutMs = 10_000;

const main = new URL(`./rust-process-main${extname(import.meta.url)}`, import.meta.url);

/** The planner's process ended or did not answer. */
class LostPlannerError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "LostPlannerError";
  }
}

export interface RustProcessOptions {
  /** Called when the process ends unexpectedly. */
  readonly onLost?: ((error: Error) => void) | undefined;
  /** The time in milliseconds. */
  readonly now?: (() => number) | undefined;
}

const longestPauseMs = 60_000;

/** The first restart is immediate; a process that ends again before its next plan starts after a longer pause each time. */
function pauseMs(losses: number): number {
  return losses <= 1 ? 0 : Math.min(longestPauseMs, 500 * 2 ** (losses - 2));
}

/**
 * Runs the planner in its own process: a crash becomes an error for the operations that it was planning, and the next
 * plan starts a new process, after a pause when the process ends repeatedly.
 */
export class RustProcess implements RustPlans {
  private running: Promise<PlannerChild> | undefined;
  /** Ends of the process since the last plan. */
  private losses = 0;
  private restartAt = 0;

  private constructor(
    private readonly supergraph: string,
    readonly consumerSchema: string,
    readonly overridePercentages: readonly number[],
    private readonly options: RustProcessOptions,
  ) {}

  /** Rejects when the module has no build for the platform or refuses the supergraph. */
  static async open(supergraph: string, options: RustProcessOptions = {}): Promise<RustProcess> {
    const child = await PlannerChild.start(supergraph);
    const { consumerSchema, overridePercentages } = child.opened;
    const opened = new RustProcess(supergraph, consumerSchema, overridePercentages, options);
    opened.running = Promise.resolve(child);
    opened.watch(child);
    return opened;
  }

  async plan(operation: RustOperation, percentage: number): Promise<unknown> {
    const child = await this.child();
    const plan = await child.plan(operation, percentage);
    this.losses = 0;
    return plan;
  }

  /** Returns the id of the current process, for tests. */
  async pid(): Promise<number> {
    const { pid = 0 } = await this.child();
    return pid;
  }

  private get now(): number {
    return this.options.now?.() ?? performance.now();
  }

  private async child(): Promise<PlannerChild> {
    if (!this.running && this.now < this.restartAt)
      throw new LostPlannerError("the query planner's process has ended several times; its restart is delayed");
    return (this.running ??= this.restart());
  }

  private noteLoss(): void {
    this.running = undefined;
    this.losses += 1;
    this.restartAt = this.now + pauseMs(this.losses);
  }

  private async restart(): Promise<PlannerChild> {
    try {
      const child = await PlannerChild.start(this.supergraph);
      this.watch(child);
      return child;
    } catch (error) {
      this.noteLoss();
      throw error;
    }
  }

  private watch(child: PlannerChild): void {
    void child.ended.then((error) => {
      if (!error) return;
      this.noteLoss();
      this.options.onLost?.(error);
    });
  }

  [Symbol.dispose](): void {
    void this.running?.then((child) => child[Symbol.dispose]()).catch(() => undefined);
  }
}

/** One process, from its start to its end. */
class PlannerChild implements Disposable {
  /** Resolves when the process ends, with the reason; undefined when it was disposed. */
  readonly ended: Promise<LostPlannerError | undefined>;
  private readonly waiting = new Map<number, PromiseWithResolvers<unknown>>();
  private lastId = 0;
  private isDisposed = false;

  private constructor(
    private readonly child: ChildProcess,
    readonly opened: Opened,
  ) {
    child.on("message", (message: FromPlanner) => this.receive(message));
    const ended = Promise.withResolvers<LostPlannerError | undefined>();
    this.ended = ended.promise;
    // a failed send also reports its error to its callback
    child.on("error", () => undefined);
    child.once("exit", (code, signal) => {
      const error = new LostPlannerError(`the query planner's process ended by ${signal ?? `exit code ${code}`}`);
      for (const { reject } of this.waiting.values()) reject(error);
      this.waiting.clear();
      ended.resolve(this.isDisposed ? undefined : error);
    });
    this.keepAlive(false);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  static async start(supergraph: string): Promise<PlannerChild> {
    const child = fork(main, { execArgv: [], stdio: ["ignore", "ignore", "ignore", "ipc"] });
    const first = Promise.race([
      startMessage(child),
      once(child, "exit").then(() => ({ refused: "the query planner's process ended at its start" })),
    ]);
    child.send({ supergraph } satisfies ToPlanner, () => undefined);
    const message = await first;
    if ("opened" in message) return new PlannerChild(child, message.opened);
    child.kill();
    throw new Error(message.refused);
  }

  async plan(operation: RustOperation, percentage: number): Promise<unknown> {
    const id = (this.lastId += 1);
    const plan = Promise.withResolvers<unknown>();
    this.waiting.set(id, plan);
    this.keepAlive(true);
    const timer = setTimeout(() => this.child.kill("SIGKILL"), planTimeoutMs);
    try {
      this.child.send({ id, ...operation, percentage } satisfies ToPlanner, (cause) => {
        if (cause) plan.reject(new LostPlannerError("the query planner's process has ended", { cause }));
      });
      return await plan.promise;
    } finally {
      clearTimeout(timer);
      this.waiting.delete(id);
      if (this.waiting.size === 0) this.keepAlive(false);
    }
  }

  private receive(message: FromPlanner): void {
    if (!("id" in message)) return;
    const plan = this.waiting.get(message.id);
    if ("refused" in message) plan?.reject(new Error(message.refused));
    else plan?.resolve(message.plan);
  }

  /** Sets whether this process waits for the planner's process before it ends. */
  private keepAlive(isAwaited: boolean): void {
    const turn = isAwaited ? "ref" : "unref";
    this.child[turn]();
    this.child.channel?.[turn]();
  }

  [Symbol.dispose](): void {
    this.isDisposed = true;
    this.child.kill();
  }
}

/** Returns the answer to the supergraph. Under `node --watch`, Node itself sends other messages from the process. */
async function startMessage(child: ChildProcess): Promise<{ readonly opened: Opened } | { readonly refused: string }> {
  for await (const [message] of on(child, "message") as AsyncIterable<[FromPlanner]>) {
    if ("opened" in message || ("refused" in message && !("id" in message))) return message;
  }
  throw new Error("the query planner's process sent no message");
}
