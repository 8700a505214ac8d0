import { setTimeout as delay } from "node:timers/promises";
import { headerNames, headerText } from "@souk/kernel/subgraph/graph-request";
import type { Scheduler } from "fast-check";
import type { AroundRequest } from "../../test-kit/shop/shop-in-process.js";

/**
 * The scheduler decides when no call has arrived for this long, so that calls which still wait for a real store take
 * part.
 */
const quietMs = 10;

/** Calls to these subgraphs do not affect the state of an order. */
const ungated = ["accounts", "catalog", "notifications"];

/**
 * Passes every call between subgraphs to fast-check's scheduler twice: before its execution and before its answer
 * arrives. The scheduler then decides the order of the calls of concurrent requests and of the outboxes. Without
 * control, the gate lets all calls pass.
 */
export class CallGate {
  private scheduler: Scheduler | undefined;
  private arrivals = 0;

  readonly around: AroundRequest = async ({ subgraph, request: { query }, headers }, execute) => {
    const caller = headerText(headers, headerNames.serviceName);
    if (caller === undefined || caller === "router" || ungated.includes(subgraph)) return execute();
    const call = `${caller} -> ${subgraph}.${/\b(?:query|mutation) (\w+)/.exec(query)?.[1] ?? "query"}`;
    await this.pass(call);
    const answer = await execute();
    await this.pass(`${call} answered`);
    return answer;
  };

  /** Waits until the scheduler continues this call. */
  async pass(label: string): Promise<void> {
    this.arrivals += 1;
    await this.scheduler?.schedule(Promise.resolve(), label);
  }

  /** Runs `work` with its calls under the scheduler's control. At the end, it releases all calls that still wait. */
  async control(scheduler: Scheduler, work: () => Promise<unknown>): Promise<void> {
    this.scheduler = scheduler;
    let isRunning = true;
    const running = work().finally(() => (isRunning = false));
    // it is awaited below; until then a failure must not count as unhandled
    running.catch(() => undefined);
    try {
      while (isRunning) {
        await this.quiet();
        if (isRunning && scheduler.count() > 0) await scheduler.waitNext(1);
      }
      await running;
    } finally {
      this.scheduler = undefined;
      while (scheduler.count() > 0) await scheduler.waitNext(1);
    }
  }

  /**
   * Waits until no call has arrived for `quietMs`. Otherwise the first of several concurrent calls would always
   * continue before the others arrive.
   */
  private async quiet(): Promise<void> {
    for (let seen = -1; seen !== this.arrivals;) {
      seen = this.arrivals;
      await delay(quietMs);
    }
  }
}
