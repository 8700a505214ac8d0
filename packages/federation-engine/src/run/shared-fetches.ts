import type { SendToSubgraph, SubgraphAnswer } from "./execution.js";
import { copyOf } from "./merge.js";
import { RunningByKey } from "./running-by-key.js";

interface RunningFetch {
  readonly answer: Promise<SubgraphAnswer>;
  /** Whether another request gets the answer too: then each gets a copy, because plans change answers in place. */
  isShared: boolean;
}

/**
 * Sends concurrent equal queries as one fetch, also for different clients. Queries are equal when they have the same
 * subgraph, body and forwarded headers, so no caller gets data for another viewer. Mutations are never shared.
 */
export class SharedFetches {
  private readonly running = new RunningByKey<RunningFetch>();

  /** `forwarded` returns all data that is sent to this subgraph in addition to the body and could change the answer. */
  sharing(send: SendToSubgraph, forwarded: (subgraph: string) => string): SendToSubgraph {
    return async (request) => {
      if (request.kind !== "query") return send(request);
      const key = JSON.stringify([request.subgraph, forwarded(request.subgraph), request.body]);
      const running = this.running.get(key);
      if (!running) return this.first(key, send(request));
      running.isShared = true;
      try {
        return copied(await running.answer);
      } catch {
        // the shared fetch may have failed because its client disconnected
        return send(request);
      }
    };
  }

  private async first(key: string, answer: Promise<SubgraphAnswer>): Promise<SubgraphAnswer> {
    const fetch: RunningFetch = { answer, isShared: false };
    this.running.set(key, fetch);
    try {
      const given = await answer;
      return fetch.isShared ? copied(given) : given;
    } finally {
      this.running.delete(key);
    }
  }
}

function copied({ data, ...rest }: SubgraphAnswer): SubgraphAnswer {
  return { ...rest, data: copyOf(data) };
}
