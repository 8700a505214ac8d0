import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { explorerPage, explorerPolicy, type ExplorerTab } from "@souk/kernel/explorer/explorer-page";
import type { ServiceTokens } from "@souk/kernel/identity/service-token";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import { readParams } from "@souk/kernel/subgraph/over-http/graphql-params";
import { PersistedQueries } from "@souk/kernel/subgraph/over-http/persisted-queries";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { forwardedHeaders } from "../gateway/router-context.js";
import { noStore } from "../graphql-http/cache-control.js";
import { refuseForeignCookies } from "../http/foreign-origin.js";
import { addSubgraphHeaders, contextOf } from "../http/operation-context.js";
import { authenticate, type AuthenticateOptions } from "../identity/authenticate.js";
import type { RouterConfig } from "../config.js";

/** GraphiQL then starts with one tab of its own. */
const noTabs: readonly ExplorerTab[] = [];

export interface SubgraphExplorerOptions extends AuthenticateOptions {
  readonly subgraph: (name: string) => PeerTransport;
  readonly serviceTokens: ServiceTokens;
  readonly corsOrigins: RouterConfig["corsOrigins"];
  readonly operationTimeoutMs: number;
}

/**
 * Adds GraphiQL for each subgraph alone, at `/explorer/subgraphs/<name>`: for the development of a subgraph, without the
 * planner and the limits of the router. A subgraph's own port accepts services only, so the router sends the operation.
 */
export function addSubgraphExplorers(server: FastifyInstance, options: SubgraphExplorerOptions): void {
  const refuseForeign = refuseForeignCookies(options.corsOrigins);
  const verify = authenticate(options);
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    await refuseForeign(request, reply);
    if (!reply.sent) await verify(request, reply);
  };
  const texts = new PersistedQueries();
  for (const name of subgraphNames) {
    const url = `/explorer/subgraphs/${name}`;
    server.get(url, async (_request, reply) =>
      reply
        .type("text/html; charset=utf-8")
        .header("content-security-policy", explorerPolicy)
        .send(explorerPage(noTabs)),
    );
    server.post(url, { onRequest }, async (request, reply) => {
      const params = readParams("POST", request.body);
      const context = contextOf(request, reply, options.operationTimeoutMs);
      const proof = await options.serviceTokens.headersFor("router", name);
      const { variables, operationName } = params;
      const operation = { query: texts.textOf(params), variables, operationName };
      const headers = { ...forwardedHeaders(context, name), ...proof };
      const sending = { deadlineMs: options.operationTimeoutMs, clientSignal: context.clientSignal };
      const answer = await options.subgraph(name).send(operation, headers, sending);
      context.setCookies.push(...answer.setCookies);
      addSubgraphHeaders(request, reply);
      return reply.code(answer.status).header("cache-control", noStore).send(answer.body);
    });
  }
}
