import { sendError } from "@souk/kernel/http/http-server";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { RouterMetrics } from "../metrics/router-metrics.js";
import { limitMessage, queryLimits, type ExceededLimit } from "./query-limits.js";

/**
 * Returns a hook that allows one operation per request. Clients save round trips with HTTP/2 or several root fields
 * instead.
 */
export function refuseBatches(metrics: RouterMetrics) {
  return async ({ body }: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!Array.isArray(body)) return;
    const limit: ExceededLimit = { name: "operations", max: queryLimits.operations, value: body.length };
    metrics.countLimitRefusal(limit.name);
    await sendError(reply, "BAD_USER_INPUT", limitMessage(limit), 400, { limit });
  };
}
