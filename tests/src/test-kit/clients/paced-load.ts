import { setTimeout as delay } from "node:timers/promises";
import type { ShopClient } from "./shop-client.js";

export interface TimedRequest {
  readonly label: string;
  /** Milliseconds since the beginning of the load. */
  readonly sentAtMs: number;
  readonly durationMs: number;
  /** Whether the answer has no error. */
  readonly isAnswered: boolean;
}

export type PacedRequests = {
  readonly label: string;
  readonly everyMs: number;
} & ({ readonly operations: readonly string[] } | { readonly path: string });

/** Sends requests at a fixed rate, however long the answers take. */
export class PacedLoad {
  constructor(
    private readonly client: ShopClient,
    private readonly requests: readonly PacedRequests[],
  ) {}

  /** Sends requests for this time. Resolves when all of them are answered. */
  async run(lengthMs: number): Promise<readonly TimedRequest[]> {
    return (await Promise.all(this.requests.map((each) => this.send(each, lengthMs)))).flat();
  }

  private async send(requests: PacedRequests, lengthMs: number): Promise<readonly TimedRequest[]> {
    const sent: Promise<TimedRequest>[] = [];
    const startedAtMs = performance.now();
    for (let index = 0; index * requests.everyMs < lengthMs; index += 1) {
      const dueAtMs = startedAtMs + index * requests.everyMs;
      if (dueAtMs > performance.now()) await delay(dueAtMs - performance.now());
      sent.push(this.timed(requests, index, startedAtMs));
    }
    return Promise.all(sent);
  }

  private async timed(requests: PacedRequests, index: number, beganAtMs: number): Promise<TimedRequest> {
    const startedAtMs = performance.now();
    const isAnswered = await this.isAnswered(requests, index).catch(() => false);
    return {
      label: requests.label,
      sentAtMs: startedAtMs - beganAtMs,
      durationMs: performance.now() - startedAtMs,
      isAnswered,
    };
  }

  private async isAnswered(requests: PacedRequests, index: number): Promise<boolean> {
    if ("path" in requests) {
      const answer = await this.client.fetch(requests.path);
      await answer.text();
      return answer.ok;
    }
    const operation = requests.operations[index % requests.operations.length] ?? "";
    return (await this.client.execute(operation)).errors.length === 0;
  }
}
