import type { PageAnswer } from "../../http/page-answer.js";
import type { StreamedAnswer, StreamedRequest } from "../../http/streamed-request.js";
import type { GraphAnswer, GraphAnswerBody, GraphRequest, RequestHeaders } from "../../subgraph/graph-request.js";
import type { PageRequest, PeerTransport, SendOptions } from "../peer-transport.js";
import { ServiceUnavailableError } from "../../errors/service-unavailable.js";
import { AbandonedError } from "./abandoned-error.js";
import { inSpan, traceHeaders, type SpanDescription } from "../../telemetry/tracing.js";
import { CircuitOpenError } from "./circuit-breaker.js";
import { Upstream, type UpstreamOptions } from "./upstream.js";

export interface GuardedTransportOptions extends Pick<UpstreamOptions, "name" | "onCircuit" | "onRepeat" | "settings"> {
  /** Not disposed of here: it still belongs to its owner. */
  readonly transport: PeerTransport;
}

/** A transport with a circuit breaker. The calls of a process to one subgraph share it. */
export class GuardedTransport implements PeerTransport {
  private readonly name: string;
  private readonly transport: PeerTransport;
  private readonly upstream: Upstream;

  constructor({ transport, ...options }: GuardedTransportOptions) {
    this.name = options.name;
    this.transport = transport;
    this.upstream = new Upstream({
      ...options,
      hedges: transport.hedges === true,
      probe: (timeoutMs) => transport.checkHealth(timeoutMs),
      failureOf: (error) => {
        if (error instanceof AbandonedError) return "abandoned";
        return error instanceof ServiceUnavailableError ? "unanswered" : "answered";
      },
    });
  }

  /** Whether the circuit is open: the subgraph hangs, and calls to it are refused immediately. */
  get isOpen(): boolean {
    return this.upstream.isOpen;
  }

  send(request: GraphRequest, headers: RequestHeaders, options: SendOptions): Promise<GraphAnswer> {
    return inSpan(
      () => spanOfFetch(this.name, request),
      async (span) => {
        const answer = await this.call(request, span ? { ...headers, ...traceHeaders() } : headers, options);
        span?.set({ "http.response.status_code": answer.status });
        return answer;
      },
    );
  }

  private call(
    request: GraphRequest,
    headers: RequestHeaders,
    { deadlineMs, adaptsDeadline, isIdempotent, clientSignal }: SendOptions,
  ): Promise<GraphAnswer> {
    const kind = request.kind === "query" ? "query" : "mutation";
    return this.upstream.call({
      kind,
      isIdempotent: isIdempotent ?? kind === "query",
      operation: adaptsDeadline ? request.query : undefined,
      deadlineMs,
      send: async (leftMs) => {
        try {
          return await this.transport.send(request, headers, { deadlineMs: leftMs, clientSignal });
        } catch (cause) {
          throw clientSignal?.aborted ? new AbandonedError(this.name, { cause }) : cause;
        }
      },
    });
  }

  async *subscribe(
    request: GraphRequest,
    headers: RequestHeaders,
    signal: AbortSignal,
  ): AsyncGenerator<GraphAnswerBody, void> {
    if (this.isOpen) throw new CircuitOpenError(this.name);
    yield* this.transport.subscribe(request, headers, signal);
  }

  async *publicChanges(headers: RequestHeaders, signal: AbortSignal): AsyncGenerator<readonly string[], void> {
    if (this.isOpen) throw new CircuitOpenError(this.name);
    if (!this.transport.publicChanges) throw new ServiceUnavailableError(this.name);
    yield* this.transport.publicChanges(headers, signal);
  }

  async checkHealth(): Promise<void> {
    if ((await this.upstream.probe()) !== "healthy") throw new ServiceUnavailableError(this.name);
  }

  page(path: string, request: PageRequest): Promise<PageAnswer | null> {
    const isIdempotent = !request.body;
    const send = (): Promise<PageAnswer | null> => this.transport.page(path, request);
    return this.upstream.call({ kind: isIdempotent ? "query" : "mutation", isIdempotent, send });
  }

  async stream(request: StreamedRequest): Promise<StreamedAnswer> {
    if (this.isOpen) throw new CircuitOpenError(this.name);
    if (!this.transport.stream) throw new ServiceUnavailableError(this.name);
    return this.transport.stream(request);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.upstream[Symbol.dispose]();
  }
}

function spanOfFetch(name: string, { kind, operationName }: GraphRequest): SpanDescription {
  return {
    name: `fetch ${name}`,
    kind: "client",
    attributes: {
      "service.peer.name": name,
      ...(kind === undefined ? {} : { "graphql.operation.type": kind }),
      ...(operationName === undefined ? {} : { "graphql.operation.name": operationName }),
    },
  };
}
