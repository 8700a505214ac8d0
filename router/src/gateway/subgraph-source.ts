import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from "@apollo/gateway";
import type { GatewayGraphQLResponse } from "@apollo/server-gateway-interface";
import type { GraphAnswer, GraphAnswerError, GraphRequest } from "@souk/kernel/graph-request";
import type { PeerTransport } from "@souk/kernel/peer-transport";
import { currentRequest } from "@souk/kernel/request-context";
import { ServiceUnavailableError } from "@souk/kernel/service-unavailable";
import type { ServiceTokens } from "@souk/kernel/service-token";
import type { RouterMetrics } from "../router-metrics.js";
import { missingFields, parseOperation } from "./missing-fields.js";
import { forwardedHeaders, type RouterContext } from "./router-context.js";

export interface SubgraphSourceParts {
  readonly name: string;
  readonly transport: PeerTransport;
  readonly serviceTokens: ServiceTokens;
  readonly metrics: RouterMetrics;
  readonly timeoutMs: number;
}

/**
 * One subgraph for the gateway, in this process or over HTTP. A subgraph that does not answer in time
 * becomes an error at each place that stays empty for it; the rest of the answer comes all the same.
 */
export class SubgraphSource implements GraphQLDataSource<RouterContext> {
  constructor(private readonly parts: SubgraphSourceParts) {}

  async process(options: GraphQLDataSourceProcessOptions<RouterContext>): Promise<GatewayGraphQLResponse> {
    if (!("incomingRequestContext" in options)) return { data: {} };
    const { query = "", variables = {}, operationName } = options.request;
    const request = { query, variables, operationName: operationName ?? undefined };
    const endTimer = this.parts.metrics.startFetch(this.parts.name);
    try {
      const answer = await this.send(request, options.context);
      endTimer(answer.status === 200 ? "answered" : "refused");
      return this.responseOf(answer, request);
    } catch (error) {
      if (!(error instanceof ServiceUnavailableError)) throw error;
      endTimer("unavailable");
      return { data: null, errors: this.atMissingFields(request, this.unavailable()) };
    }
  }

  private async send(request: GraphRequest, context: RouterContext): Promise<GraphAnswer> {
    const { name, transport, serviceTokens, timeoutMs } = this.parts;
    const counters = currentRequest()?.counters;
    if (counters) counters.subgraphFetches += 1;
    const headers = {
      ...forwardedHeaders(context, name),
      ...(await serviceTokens.headersFor("router", name)),
    };
    const leftMs = context.deadline - performance.now();
    if (leftMs <= 0) throw new ServiceUnavailableError(name);
    const answer = await transport.send(request, headers, Math.min(timeoutMs, Math.ceil(leftMs)));
    context.setCookies.push(...answer.setCookies);
    if (answer.idempotencyReplayed) context.reply.idempotencyReplayed = true;
    return answer;
  }

  /** An error without a path is about the whole fetch, so it goes to each place that the fetch leaves empty. */
  private responseOf({ body }: GraphAnswer, request: GraphRequest): GatewayGraphQLResponse {
    const errors = (body.errors ?? []).flatMap((error) =>
      error.path ? [error] : this.atMissingFields(request, error),
    );
    return { data: body.data ?? null, ...(errors.length > 0 ? { errors } : {}) };
  }

  private unavailable(): GraphAnswerError {
    const { name } = this.parts;
    return {
      message: `${name} does not answer. Try again.`,
      extensions: { code: "SUBGRAPH_UNAVAILABLE", service: name },
    };
  }

  private atMissingFields({ query, variables = {} }: GraphRequest, error: GraphAnswerError): GraphAnswerError[] {
    return missingFields(parseOperation(query), variables).map((path) => ({ ...error, path }));
  }
}
