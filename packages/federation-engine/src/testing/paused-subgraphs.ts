import { setImmediate } from "node:timers/promises";
import type { FakeAnswer, FederatedGraph } from "./federated-graph.js";

interface PausedRequest {
  readonly subgraph: string;
  readonly release: () => void;
}

/** Subgraphs that answer only when the test releases them. */
export class PausedSubgraphs {
  readonly fakes: Readonly<Record<string, FakeAnswer>>;
  private readonly paused: PausedRequest[] = [];

  constructor(graph: FederatedGraph, subgraphs: readonly string[]) {
    this.fakes = Object.fromEntries(
      subgraphs.map((subgraph): [string, FakeAnswer] => [
        subgraph,
        async (request) => {
          const { promise, resolve } = Promise.withResolvers<void>();
          this.paused.push({ subgraph, release: resolve });
          await promise;
          return graph.resolve(request);
        },
      ]),
    );
  }

  /** Returns the waiting requests after all other work is done. */
  async waiting(): Promise<readonly PausedRequest[]> {
    // test subgraphs answer within this number of turns
    for (let turn = 0; turn < 5; turn += 1) await setImmediate();
    return this.paused;
  }

  /** Returns the subgraphs of the waiting requests, in the order of the requests. */
  async names(): Promise<string> {
    return (await this.waiting()).map(({ subgraph }) => subgraph).join(" ");
  }

  /** Answers the first request to this subgraph. */
  release(name: string): void {
    const index = this.paused.findIndex(({ subgraph }) => subgraph === name);
    for (const { release } of this.paused.splice(index, index === -1 ? 0 : 1)) release();
  }

  /** Answers all requests, until none is waiting. `choose` picks the next one from this number of requests. */
  async releaseAll(choose: (count: number) => number = () => 0): Promise<void> {
    while ((await this.waiting()).length > 0) {
      const [request] = this.paused.splice(choose(this.paused.length), 1);
      request?.release();
    }
  }
}
