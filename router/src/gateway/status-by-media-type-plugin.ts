import type { ApolloServerPlugin } from "@apollo/server";
import type { RouterContext } from "./router-context.js";

/**
 * GraphQL over HTTP: a client that takes `application/json` alone gets 200 with the errors of its document or variables, since
 * an intermediary may have written any other; all others get 400.
 */
export function statusByMediaTypePlugin(): ApolloServerPlugin<RouterContext> {
  return {
    async requestDidStart({ request }) {
      const accept = request.http?.headers.get("accept") ?? "";
      if (!accept.includes("application/json") || accept.includes("application/graphql-response+json")) return;
      return {
        async willSendResponse({ response, source }) {
          // without a document the request itself is wrong, not what it asks
          if (source !== undefined && response.http.status === 400) response.http.status = 200;
        },
      };
    },
  };
}
