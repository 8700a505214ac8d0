import { currentRequest } from "@souk/kernel/logging/request-context";
import type { FastifyInstance } from "fastify";

/**
 * Adds `x-souk-work: sql=4, fetches=2`: the cost of the request, so that the author of a query notices an N+1 at once.
 * Subgraphs in other processes report their number of SQL statements to the router. Not used in production.
 */
export function addWorkHeader(server: FastifyInstance): void {
  server.addHook("onSend", async (_request, reply) => {
    const counters = currentRequest()?.counters;
    if (counters)
      void reply.header("x-souk-work", `sql=${counters.sqlStatements}, fetches=${counters.subgraphFetches}`);
  });
}
