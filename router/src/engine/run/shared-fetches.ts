import type { SendToSubgraph, SubgraphAnswer } from "./execution.js";
import { copyOf } from "./merge.js";

interface FetchUnderWay {
  readonly answer: Promise<SubgraphAnswer>;
  /** Whether somebody else gets it too: then everybody gets a copy, since plans change in place what they get. */
  isShared: boolean;
}

/**
 * One fetch for equal queries that are under way at the same time, whoever's they are. Equal is what says the same to the same subgraph and
 * comes with the same headers: nobody gets what was made for another viewer. Mutations are never shared.
 */
export class SharedFetches {
  private readonly underWay = new Map<string, FetchUnderWay>();

  /** `forwarded`: all that goes with the request to this subgraph besides its text and could change the answer. */
  sharing(send: SendToSubgraph, forwarded: (subgraph: string) => string): SendToSubgraph {
    return async (request) => {
      if (request.kind !== "query") return send(request);
      const key = JSON.stringify([request.subgraph, forwarded(request.subgraph), request.body]);
      const running = this.underWay.get(key);
      if (!running) return this.first(key, send(request));
      running.isShared = true;
      try {
        return copied(await running.answer);
      } catch {
        // the other's may have failed because its client went away
        return send(request);
      }
    };
  }

  private async first(key: string, answer: Promise<SubgraphAnswer>): Promise<SubgraphAnswer> {
    const fetch: FetchUnderWay = { answer, isShared: false };
    this.underWay.set(key, fetch);
    try {
      const given = await answer;
      return fetch.isShared ? copied(given) : given;
    } finally {
      this.underWay.delete(key);
    }
  }
}

function copied({ data, ...rest }: SubgraphAnswer): SubgraphAnswer {
  return { ...rest, data: copyOf(data) };
}
