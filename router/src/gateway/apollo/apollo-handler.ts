import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import { acceptsEventStream } from "@souk/kernel/http/event-stream";
import { graphError } from "@souk/kernel/errors/graph-error";
import { sendError } from "@souk/kernel/http/http-server";
import { OperationTypeNode } from "graphql";
import { mediaTypeFor } from "../../graphql-http/media-type.js";
import type { ContextOf, GraphqlHandler } from "../graphql-handler.js";
import type { OperationCheck } from "../operation-checks.js";
import type { RouterContext } from "../router-context.js";

export function apolloHandler(apollo: ApolloServer<RouterContext>, contextOf: ContextOf): GraphqlHandler {
  const handle = fastifyApolloHandler(apollo, { context: async (request, reply) => contextOf(request, reply) });
  return async (request, reply) => {
    const { accept } = request.headers;
    if (acceptsEventStream(accept) && !mediaTypeFor(accept))
      return sendError(reply, "BAD_USER_INPUT", noSubscriptions, 406);
    return (handle as unknown as GraphqlHandler)(request, reply);
  };
}

const noSubscriptions =
  "This router runs on Apollo's gateway, which answers no subscriptions; with ROUTER_ENGINE=souk it does.";

/** Refuses subscriptions; the gateway would answer with an internal error. */
export const refuseSubscriptions: OperationCheck = ({ operation }) => {
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw graphError("BAD_USER_INPUT", noSubscriptions);
};
