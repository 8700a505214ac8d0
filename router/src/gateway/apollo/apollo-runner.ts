import { HeaderMap, type ApolloServer } from "@apollo/server";
import type { GraphQLFormattedError } from "graphql";
import type { RunOperation } from "../graphql-handler.js";
import type { RouterContext } from "../router-context.js";

interface AnswerBody {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** Runs stored operations through Apollo Server's own HTTP entry, so that its plugins check and format them. */
export function apolloRunner(apollo: ApolloServer<RouterContext>): RunOperation {
  return async (query, variables, context) => {
    const { status = 200, body } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: "POST", headers: jsonHeaders(), search: "", body: { query, variables } },
      context: async () => context,
    });
    if (body.kind !== "complete") throw new Error("Apollo Server answered a stored operation in parts");
    const { data = null, errors = [] } = JSON.parse(body.string) as AnswerBody;
    return { status, headers: {}, data: JSON.stringify(data), errors };
  };
}

function jsonHeaders(): HeaderMap {
  return new HeaderMap([
    ["content-type", "application/json"],
    ["accept", "application/graphql-response+json"],
  ]);
}
