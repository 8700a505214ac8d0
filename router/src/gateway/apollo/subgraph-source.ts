import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from "@apollo/gateway";
import type { GatewayGraphQLResponse } from "@apollo/server-gateway-interface";
import type { GraphAnswer, GraphAnswerError, GraphRequest } from "@souk/kernel/subgraph/graph-request";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { missingFields, parseOperation } from "./missing-fields.js";
import { notePublic, type RouterContext } from "../router-context.js";
import type { SubgraphCaller } from "../subgraph-caller.js";

/**
 * One subgraph as a data source for Apollo's gateway. When a subgraph does not answer in time, each place that stays
 * empty gets an error; the rest of the answer is returned.
 */
export class SubgraphSource implements GraphQLDataSource<RouterContext> {
  constructor(private readonly caller: SubgraphCaller) {}

  async process(options: GraphQLDataSourceProcessOptions<RouterContext>): Promise<GatewayGraphQLResponse> {
    if (!("incomingRequestContext" in options)) return { data: {} };
    const { query = "", variables = {}, operationName } = options.request;
    const request = { query, variables, operationName: operationName ?? undefined };
    const kind = /^\s*mutation\b/.test(query) ? "mutation" : "query";
    try {
      const answer = await this.caller.execute(request, options.context, kind);
      notePublic(options.context.reply, (answer.publicSeconds ?? 0) > 0);
      return this.responseOf(answer, request);
    } catch (error) {
      if (!(error instanceof ServiceUnavailableError)) throw error;
      return { data: null, errors: this.atMissingFields(request, this.caller.unavailable()) };
    }
  }

  /** An error without a path concerns the whole fetch, so it is copied to each place that the fetch leaves empty. */
  private responseOf({ body }: GraphAnswer, request: GraphRequest): GatewayGraphQLResponse {
    const errors = (body.errors ?? []).flatMap((error) =>
      error.path ? [error] : this.atMissingFields(request, error),
    );
    return { data: body.data ?? null, ...(errors.length > 0 ? { errors } : {}) };
  }

  private atMissingFields({ query, variables = {} }: GraphRequest, error: GraphAnswerError): GraphAnswerError[] {
    return missingFields(parseOperation(query), variables).map((path) => ({ ...error, path }));
  }
}
