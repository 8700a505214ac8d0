import type { ExecuteGraph } from "@souk/kernel/project/subgraphs/execute-graph";
import type { GraphAnswerBody } from "@souk/kernel/subgraph/graph-request";
import type { FastifyInstance } from "fastify";

/** Returns a function that sends operations to `/graphql` without a network connection; they pass all hooks. */
export function graphExecutor(server: FastifyInstance): ExecuteGraph {
  return async ({ query, variables, headers, clientAddress }) => {
    const given = Object.entries(headers).filter(([, value]) => value !== undefined);
    const { payload } = await server.inject({
      method: "POST",
      url: "/graphql",
      ...(clientAddress === undefined ? {} : { remoteAddress: clientAddress }),
      headers: { ...Object.fromEntries(given), "content-type": "application/json", accept: "application/json" },
      payload: JSON.stringify({ query, variables }),
    });
    return JSON.parse(payload) as GraphAnswerBody;
  };
}
