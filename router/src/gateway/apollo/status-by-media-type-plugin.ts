import type { ApolloServerPlugin } from "@apollo/server";
import type { RouterContext } from "../router-context.js";

/**
 * GraphQL over HTTP: a client that accepts only `application/json` gets status 200 with errors in its document or
 * variables, because any other status may come from an intermediary. Other clients get 400.
 */
export function statusByMediaTypePlugin(): ApolloServerPlugin<RouterContext> {
  return {
    async requestDidStart({ request }) {
      const accept = request.http?.headers.get("accept") ?? "";
      if (!accept.includes("application/json") || accept.includes("application/graphql-response+json")) return;
      return {
        async willSendResponse({ response, source }) {
          // without a document, the request itself is invalid, not its operation
          if (source !== undefined && response.http.status === 400) response.http.status = 200;
        },
      };
    },
  };
}
