import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import { graphError } from "@souk/kernel/errors/graph-error";
import { sendError } from "@souk/kernel/http/http-server";
import { OperationTypeNode } from "graphql";
import { acceptedStreams } from "../../graphql-http/accepted-streams.js";
import { mediaTypeFor } from "../../graphql-http/media-type.js";
import type { ContextOf, GraphqlHandler } from "../graphql-handler.js";
import type { OperationCheck } from "../operation-checks.js";
import type { RouterContext } from "../router-context.js";

export function apolloHandler(apollo: ApolloServer<RouterContext>, contextOf: ContextOf): GraphqlHandler {
  const handle = fastifyApolloHandler(apollo, { context: async (request, reply) => contextOf(request, reply) });
  return async (request, reply) => {
    const { accept } = request.headers;
    if (acceptedStreams(accept) && !mediaTypeFor(accept)) return sendError(reply, "BAD_USER_INPUT", noStreams, 406);
    return (handle as unknown as GraphqlHandler)(request, reply);
  };
}

const noStreams =
  "This router runs on Apollo's gateway, which sends no subscriptions and no deferred parts; with ROUTER_ENGINE=souk it does.";

/** Refuses subscriptions; the gateway would answer with an internal error. */
export const refuseSubscriptions: OperationCheck = ({ operation }) => {
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw graphError("BAD_USER_INPUT", noStreams);
};
