import { GraphEndpoint, jsonHeaders } from "@souk/kernel/graph-endpoint";
import type { SubgraphAnswer, SendToSubgraph } from "../engine/run/execution.js";
import { SubgraphPatience } from "../subgraph-patience.js";
import type { SubgraphAddress } from "../engine/supergraph.js";

/** Ways to subgraphs by the addresses that a supergraph file names. */
export class HttpSubgraphs implements AsyncDisposable {
  private readonly endpoints = new Map<
    string,
    { readonly endpoint: GraphEndpoint; readonly path: string; readonly patience: SubgraphPatience }
  >();
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
      const patience = new SubgraphPatience({ isUnanswered: (error) => !(error instanceof SyntaxError) });
      this.endpoints.set(name, { endpoint, path: pathname + search, patience });
    }
  }

  /** For one request of a client, with these headers for every subgraph. */
  sender(headers: Record<string, string>): SendToSubgraph {
    const deadline = performance.now() + this.timeoutMs;
    const sent = { ...headers, ...jsonHeaders };
    return async (request) => {
      const found = this.endpoints.get(request.subgraph);
      if (!found) throw new Error(`no subgraph ${request.subgraph}`);
      const { endpoint, path, patience } = found;
      const kind = request.kind === "mutation" ? "mutation" : "query";
      const timeoutMs = deadline - performance.now();
      return patience.ask(kind, async () => {
        const { text } = await endpoint.post(path, request.body, sent, { timeoutMs });
        return JSON.parse(text) as SubgraphAnswer;
      });
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.opened.disposeAsync();
  }
}
