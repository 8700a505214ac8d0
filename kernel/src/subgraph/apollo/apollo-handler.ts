import { HeaderMap, type ApolloServer } from "@apollo/server";
import type { FastifyRequest } from "fastify";
import { writtenText } from "../../logging/request-context.js";
import type { GraphContext } from "../graph-context.js";
import type { GraphHandler } from "../over-http/graph-server.js";
import type { GraphSteps } from "../request/graph-steps.js";
import { addAnswerHeaders, headersOf } from "../over-http/answer-headers.js";
import { withHttpStatus } from "./http-status.js";

/** Returns the handler that gives requests of Fastify to Apollo Server. */
export function apolloHandler(
  apollo: ApolloServer<GraphContext>,
  steps: GraphSteps,
  reportsWork: boolean,
): GraphHandler {
  return async (request, reply) => {
    let context: GraphContext | undefined;
    const { method, url, body } = request;
    const search = url.indexOf("?");
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method, headers: headerMapOf(request), search: search < 0 ? "" : url.slice(search), body },
      context: async () => (context = await withHttpStatus(() => steps.contextOf(headersOf(request)))),
    });
    for (const [name, value] of answer.headers) void reply.header(name, value);
    if (context)
      addAnswerHeaders(
        reply,
        { ...context.reply, setCookies: context.setCookies, written: writtenText() },
        reportsWork,
      );
    if (answer.body.kind !== "complete") throw new Error("Apollo Server answered in parts");
    return reply.code(answer.status ?? 200).send(answer.body.string);
  };
}

function headerMapOf({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(", ") : value);
  return map;
}
