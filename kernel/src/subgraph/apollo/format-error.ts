import type { GraphQLRequest } from "@apollo/server";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { requestError } from "../../errors/masked-error.js";
import type { GraphRequest } from "../graph-request.js";
import type { GraphSteps } from "../request/graph-steps.js";

/** The request of each error, because Apollo Server formats errors without their request. */
export class RequestsOfErrors extends WeakMap<Error, GraphRequest> {}

export function requestOf(query: string, { variables, operationName }: GraphQLRequest): GraphRequest {
  return { query, variables, operationName };
}

/** Codes of errors that the client must fix, found before execution. */
const requestCodes = new Set<unknown>([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "BAD_REQUEST",
  "BAD_USER_INPUT",
]);

const noRequest: GraphRequest = { query: "{ __typename }" };

/** Returns the formatter of all errors: the codes are those of `docs/error-codes.md`, and unknown errors are masked. */
export function errorFormatter(steps: GraphSteps, requests: RequestsOfErrors) {
  return (formatted: GraphQLFormattedError, raw: unknown): GraphQLFormattedError => {
    const error = raw instanceof GraphQLError ? raw : new GraphQLError("unknown", { originalError: raw as Error });
    if (error.path !== undefined) return steps.masked(error, requests.get(error) ?? noRequest);
    const { code, status, http } = error.extensions;
    if (typeof status === "number" || code === "PERSISTED_QUERY_NOT_FOUND") return formatted;
    const isRefusal = (http as { status?: number } | undefined)?.status === 400;
    if (requestCodes.has(code) || (code === undefined && isRefusal)) return requestError(formatted);
    // an error with a code that a plugin chose
    if (code !== undefined && error.originalError === undefined) return formatted;
    return steps.masked(error, requests.get(error) ?? noRequest);
  };
}
