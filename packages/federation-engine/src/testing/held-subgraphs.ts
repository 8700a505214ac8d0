import { setImmediate } from "node:timers/promises";
import type { FakeAnswer, FederatedGraph } from "./federated-graph.js";

interface HeldRequest {
  readonly subgraph: string;
  readonly release: () => void;
}

/** Subgraphs that answer only when the test releases them. */
export class HeldSubgraphs {
  readonly fakes: Readonly<Record<string, FakeAnswer>>;
  private readonly held: HeldRequest[] = [];

  constructor(graph: FederatedGraph, subgraphs: readonly string[]) {
    this.fakes = Object.fromEntries(
      subgraphs.map((subgraph): [string, FakeAnswer] => [
        subgraph,
        async (request) => {
          const { promise, resolve } = Promise.withResolvers<void>();
          this.held.push({ subgraph, release: resolve });
          await promise;
          return graph.resolve(request);
        },
      ]),
    );
  }

  /** Returns the waiting requests after all other work is done. */
  async waiting(): Promise<readonly HeldRequest[]> {
    // test subgraphs answer within this number of turns
    for (let turn = 0; turn < 5; turn += 1) await setImmediate();
    return this.held;
  }

  /** Answers all requests, until none is waiting. `choose` picks the next one from this number of requests. */
  async releaseAll(choose: (count: number) => number = () => 0): Promise<void> {
    while ((await this.waiting()).length > 0) {
      const [request] = this.held.splice(choose(this.held.length), 1);
      request?.release();
    }
  }
}
