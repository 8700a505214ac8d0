import { EventStreamClient } from "@souk/kernel/event-stream-client";
import { GraphEndpoint, jsonHeaders } from "@souk/kernel/graph-endpoint";
import { ServiceUnavailableError } from "@souk/kernel/service-unavailable";
import type { SubgraphAnswer, SendToSubgraph } from "../engine/run/execution.js";
import type { SubgraphRequest } from "../engine/run/subgraph-request.js";
import { SubgraphPatience } from "../subgraph-patience.js";
import type { SubgraphAddress } from "../engine/supergraph.js";

interface SubgraphWays {
  readonly endpoint: GraphEndpoint;
  readonly path: string;
  readonly patience: SubgraphPatience;
  readonly streams: EventStreamClient;
}

/** The client has gone before the subgraph answered, which says nothing of the subgraph. */
class NobodyWaitsError extends Error {}

/** Other people's subgraphs need not send anything while nothing happens. */
const anySilence = 0;

/** Ways to subgraphs by the addresses that a supergraph file names. */
export class HttpSubgraphs implements AsyncDisposable {
  private readonly ways = new Map<string, SubgraphWays>();
  private readonly opened = new AsyncDisposableStack();

  constructor(
    subgraphs: Iterable<SubgraphAddress>,
    private readonly timeoutMs: number,
  ) {
    const origins = new Map<string, GraphEndpoint>();
    for (const { name, url } of subgraphs) {
      const { origin, pathname, search } = new URL(url);
      const endpoint = origins.get(origin) ?? this.opened.use(new GraphEndpoint(origin));
      origins.set(origin, endpoint);
      const patience = new SubgraphPatience({ isUnanswered });
      const streams = this.opened.use(new EventStreamClient(name, url, anySilence));
      this.ways.set(name, { endpoint, path: pathname + search, patience, streams });
    }
  }

  /** For one request of a client, with these headers for every subgraph. Queries end with `gone`; what changes something does not. */
  sender(headers: Record<string, string>, gone?: AbortSignal): SendToSubgraph {
    const deadline = performance.now() + this.timeoutMs;
    const sent = { ...headers, ...jsonHeaders };
    return async (request) => {
      const { endpoint, path, patience } = this.wayTo(request.subgraph);
      const kind = request.kind === "mutation" ? "mutation" : "query";
      const timeoutMs = deadline - performance.now();
      return patience.ask(kind, async () => {
        const ending = { timeoutMs, gone: kind === "query" ? gone : undefined };
        const { text } = await endpoint.post(path, request.body, sent, ending).catch((cause: unknown) => {
          throw ending.gone?.aborted ? new NobodyWaitsError("The client has gone.", { cause }) : cause;
        });
        return JSON.parse(text) as SubgraphAnswer;
      });
    };
  }

  /** What a subgraph tells of a subscription, by server-sent events, until `signal` is aborted. */
  async *listen(
    request: SubgraphRequest,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): AsyncGenerator<SubgraphAnswer, void> {
    try {
      for await (const { data, errors } of this.wayTo(request.subgraph).streams.open(request, headers, signal))
        yield { data, errors };
    } catch (error) {
      if (!(error instanceof ServiceUnavailableError)) throw error;
      const message = `${request.subgraph} does not answer.`;
      yield {
        data: null,
        errors: [{ message, extensions: { code: "SUBGRAPH_UNAVAILABLE", service: request.subgraph } }],
      };
    }
  }

  private wayTo(name: string): SubgraphWays {
    const found = this.ways.get(name);
    if (!found) throw new Error(`no subgraph ${name}`);
    return found;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.opened.disposeAsync();
  }
}

/** What is no JSON is an answer, if a bad one. */
function isUnanswered(error: unknown): boolean {
  return !(error instanceof SyntaxError) && !(error instanceof NobodyWaitsError);
}
