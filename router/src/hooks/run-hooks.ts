import { setTimeout as delay } from "node:timers/promises";
import type {
  FetchedStage,
  FetchStage,
  HookAnswer,
  OperationStage,
  RequestStage,
  ResponseStage,
  RouterHooks,
} from "./router-hooks.js";
import type { SubgraphAnswer } from "@souk/federation-engine";

/** A hook failed or took too long. The message names the hook and does not reach the client. */
export class HookError extends Error {
  constructor(hook: keyof RouterHooks, reason: string, options?: ErrorOptions) {
    super(`${hook} ${reason}`, options);
    this.name = "HookError";
  }
}

export interface HookRunnerOptions {
  /** Run in this order. The first one that answers ends the stage. */
  readonly hooks: readonly RouterHooks[];
  /** The time that one hook may take, in milliseconds. */
  readonly timeoutMs: number;
  readonly report: (error: HookError) => void;
}

/** Runs the hooks of each stage in order, each with a time limit. */
export class HookRunner {
  readonly seesFetches: boolean;

  constructor(private readonly options: HookRunnerOptions) {
    this.seesFetches = options.hooks.some(
      ({ onSubgraphFetch, onSubgraphAnswer }) => onSubgraphFetch ?? onSubgraphAnswer,
    );
  }

  /** Throws HookError. */
  onRequest(request: RequestStage): Promise<HookAnswer | undefined> {
    return this.first("onRequest", request);
  }

  /** Throws HookError. */
  onOperation(operation: OperationStage): Promise<HookAnswer | undefined> {
    return this.first("onOperation", operation);
  }

  /** Throws HookError. */
  onSubgraphFetch(fetch: FetchStage): Promise<SubgraphAnswer | undefined> {
    return this.first("onSubgraphFetch", fetch);
  }

  /** Throws HookError. */
  async onSubgraphAnswer(fetched: FetchedStage): Promise<void> {
    await this.first("onSubgraphAnswer", fetched);
  }

  async onResponse(response: ResponseStage): Promise<void> {
    try {
      await this.first("onResponse", response);
    } catch (error) {
      this.options.report(error as HookError);
    }
  }

  private async first<Stage, Result>(name: keyof RouterHooks, stage: Stage): Promise<Result | undefined> {
    for (const hooks of this.options.hooks) {
      const hook = hooks[name] as ((stage: Stage) => Result | Promise<Result>) | undefined;
      if (!hook) continue;
      const result = await this.inTime(name, async () => hook.call(hooks, stage));
      if (result !== undefined) return result;
    }
    return undefined;
  }

  private async inTime<Result>(name: keyof RouterHooks, run: () => Promise<Result>): Promise<Result> {
    const { timeoutMs } = this.options;
    const ended = new AbortController();
    const expired = delay(timeoutMs, undefined, { signal: ended.signal, ref: false }).then(() => {
      throw new HookError(name, `took more than ${timeoutMs} ms`);
    });
    // the timer's abort is no failure
    expired.catch(() => undefined);
    try {
      return await Promise.race([run(), expired]);
    } catch (cause) {
      throw cause instanceof HookError ? cause : new HookError(name, `failed: ${String(cause)}`, { cause });
    } finally {
      ended.abort();
    }
  }
}
