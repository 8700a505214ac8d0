import { currentRequest } from "@souk/kernel/request-context";
import type { FastifyInstance } from "fastify";

/**
 * `x-souk-work: sql=4, fetches=2`: what the request cost, so that whoever writes a query sees an N+1 at once.
 * The statements are those of subgraphs in the router's own process. Not in production.
 */
export function addWorkHeader(server: FastifyInstance): void {
  server.addHook("onSend", async (_request, reply) => {
    const counters = currentRequest()?.counters;
    if (counters)
      void reply.header("x-souk-work", `sql=${counters.sqlStatements}, fetches=${counters.subgraphFetches}`);
  });
}
