import { EventStreamClient } from "@souk/kernel/http/event-stream-client";
import { foreignHeaders, GraphEndpoint, jsonHeaders, type EndpointAnswer } from "@souk/kernel/peers/graph-endpoint";
import { jsonIn, UnreadableAnswerError } from "@souk/kernel/peers/read-body";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import {
  SupergraphError,
  type ReadJson,
  type SendToSubgraph,
  type SubgraphAddress,
  type SubgraphAnswer,
  type SubgraphRequest,
} from "@souk/federation-engine";
import { AbandonedError } from "@souk/kernel/peers/upstream/abandoned-error";
import type { HookedRequest } from "../hooks/hooked-request.js";
import type { FetchStage } from "../hooks/router-hooks.js";
import { HookError } from "../hooks/run-hooks.js";
import { Upstream } from "@souk/kernel/peers/upstream/upstream";

interface SubgraphConnection {
  readonly endpoint: GraphEndpoint;
  readonly path: string;
  readonly upstream: Upstream;
  readonly streams: EventStreamClient;
}

export interface SenderOptions {
  /** Returns the headers for a subgraph. */
  readonly headers: (subgraph: string) => Record<string, string>;
  /** Aborts queries, but not mutations. */
  readonly clientSignal?: AbortSignal | undefined;
  readonly hooked?: HookedRequest | undefined;
  /** Called once for each fetch that got no answer. */
  readonly onFailure: (subgraph: string, cause: unknown) => void;
}

type SentOperation = Pick<FetchStage, "query"> & Partial<Pick<FetchStage, "variables">>;

interface FetchText {
  readonly headers: Record<string, string>;
  readonly body: string;
}

interface HookedFetch extends Pick<SenderOptions, "headers"> {
  readonly hooked: HookedRequest;
  readonly send: (request: SubgraphRequest, sent: FetchText) => Promise<SubgraphAnswer>;
}

const probeBody = JSON.stringify({ query: "{ __typename }" });

/** No silence limit: subgraphs of other teams need not send heartbeats. */
const anySilence = 0;

/** The subgraphs of a supergraph file, called over HTTP at the addresses in the file. */
export class HttpSubgraphs implements AsyncDisposable {
  private readonly connections = new Map<string, SubgraphConnection>();
  private readonly resources = new AsyncDisposableStack();

  /** `readJson` reads what subgraphs answer. Throws SupergraphError for a subgraph without an address. */
  constructor(
    subgraphs: Iterable<SubgraphAddress>,
    private readonly timeoutMs: number,
    private readonly readJson: ReadJson,
  ) {
    const origins = new Map<string, GraphEndpoint>();
    for (const { name, url } of subgraphs) {
      const { origin, pathname, search } = addressOf(name, url);
      const endpoint = origins.get(origin) ?? this.resources.use(new GraphEndpoint(origin));
      origins.set(origin, endpoint);
      const path = pathname + search;
      const upstream = this.resources.use(
        new Upstream({
          name,
          hedges: true,
          // GraphQL's usual health check. Any answer counts as healthy, because the endpoint may ask for credentials.
          probe: (probeTimeoutMs) =>
            endpoint.post(path, probeBody, jsonHeaders, { timeoutMs: probeTimeoutMs, clientSignal: undefined }),
          failureOf: (error) => {
            if (error instanceof AbandonedError) return "abandoned";
            return isUnanswered(error) ? "unanswered" : "answered";
          },
        }),
      );
      const streams = this.resources.use(new EventStreamClient(name, url, anySilence, readJson));
      this.connections.set(name, { endpoint, path, upstream, streams });
    }
  }

  /** Returns a sender for one client request. */
  sender({ headers, clientSignal, hooked, onFailure }: SenderOptions): SendToSubgraph {
    const deadline = performance.now() + this.timeoutMs;
    const send = async (request: SubgraphRequest, sent: FetchText): Promise<SubgraphAnswer> => {
      const { endpoint, path, upstream } = this.connectionTo(request.subgraph);
      const kind = request.kind === "mutation" ? "mutation" : "query";
      const post = async (timeoutMs: number): Promise<SubgraphAnswer> => {
        const ending = { timeoutMs, clientSignal: kind === "query" ? clientSignal : undefined };
        let received: EndpointAnswer;
        try {
          received = await endpoint.post(path, sent.body, { ...sent.headers, ...foreignHeaders }, ending);
        } catch (cause) {
          throw ending.clientSignal?.aborted ? new AbandonedError(request.subgraph, { cause }) : cause;
        }
        const answer = jsonIn(received, this.readJson) as Partial<SubgraphAnswer> | null;
        return { data: answer?.data, errors: answer?.errors, hasPlainTexts: !received.text.includes("\\") };
      };
      const isIdempotent = kind === "query";
      const deadlineMs = deadline - performance.now();
      try {
        return await upstream.call({ kind, isIdempotent, deadlineMs, operation: request.query, send: post });
      } catch (cause) {
        if (!(cause instanceof AbandonedError)) onFailure(request.subgraph, cause);
        throw cause;
      }
    };
    if (!hooked?.seesFetches)
      return (request) => send(request, { headers: headers(request.subgraph), body: request.body });
    return async (request) => {
      try {
        return await this.hookedFetch(request, { headers, hooked, send });
      } catch (cause) {
        if (cause instanceof HookError) onFailure(request.subgraph, cause);
        throw cause;
      }
    };
  }

  private async hookedFetch(request: SubgraphRequest, { headers, hooked, send }: HookedFetch): Promise<SubgraphAnswer> {
    const { subgraph } = request;
    const { query, variables = {} } = this.readJson(request.body) as SentOperation;
    const stage = { subgraph, headers: new Headers(headers(subgraph)), query, variables };
    const replaced = await hooked.onSubgraphFetch(stage);
    const body = JSON.stringify({ query: stage.query, variables: stage.variables });
    const answer = replaced ?? (await send(request, { headers: Object.fromEntries(stage.headers), body }));
    const { data, errors } = await hooked.onSubgraphAnswer(subgraph, { data: answer.data, errors: answer.errors });
    return { data, errors };
  }

  /** Yields the subgraph's answers to a subscription, received as server-sent events, until `signal` is aborted. */
  async *listen(
    request: SubgraphRequest,
    headers: Record<string, string>,
    { signal, onFailure }: { readonly signal: AbortSignal } & Pick<SenderOptions, "onFailure">,
  ): AsyncGenerator<SubgraphAnswer, void> {
    try {
      for await (const { data, errors } of this.connectionTo(request.subgraph).streams.open(request, headers, signal))
        yield { data, errors };
    } catch (error) {
      if (!(error instanceof ServiceUnavailableError)) throw error;
      onFailure(request.subgraph, error.cause ?? error);
      const message = `${request.subgraph} does not answer.`;
      yield {
        data: null,
        errors: [{ message, extensions: { code: "SUBGRAPH_UNAVAILABLE", service: request.subgraph } }],
      };
    }
  }

  private connectionTo(name: string): SubgraphConnection {
    const found = this.connections.get(name);
    if (!found) throw new Error(`no subgraph ${name}`);
    return found;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.resources.disposeAsync();
  }
}

/** Throws SupergraphError. */
function addressOf(name: string, url: string): URL {
  if (url === "") throw new SupergraphError(`the subgraph ${name} has no address`);
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address && /^https?:$/.test(address.protocol)) return address;
  throw new SupergraphError(
    `the subgraph ${name} has an address that does not start with http: ${JSON.stringify(url)}`,
  );
}

/** Whether the request got no answer. An unreadable answer counts as an answer. */
function isUnanswered(error: unknown): boolean {
  return !(error instanceof UnreadableAnswerError);
}
