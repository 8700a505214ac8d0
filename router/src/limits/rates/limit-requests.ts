import { sendError } from "@souk/kernel/http/http-server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { RouterMetrics } from "../../metrics/router-metrics.js";
import { longestRefusal, refusalOf } from "./rate-check.js";
import { byAccount, byAddress, type CountedRate, type RateLimits } from "./rate-limits.js";
import type { RateKind } from "./rate-table.js";

declare module "fastify" {
  interface FastifyRequest {
    /** The rate limits that this request was counted in, used for the headers of its answer. */
    countedRates: CountedRate[];
  }
}

/** Adds rate limit headers to each answer. Must run before any hook that counts. */
export function addRateHeaders(server: FastifyInstance): void {
  server.decorateRequest("countedRates");
  server.addHook("onRequest", async (request) => {
    request.countedRates = [];
  });
  server.addHook("onSend", async ({ countedRates }, reply) => {
    if (countedRates.length === 0) return;
    void reply.header("ratelimit-policy", countedRates.map(policyOf).join(", "));
    void reply.header("ratelimit", countedRates.map(stateOf).join(", "));
    const refusal = longestRefusal(countedRates);
    if (refusal) void reply.header("retry-after", String(refusal.resetSeconds));
  });
}

function policyOf({ name, points, seconds }: CountedRate): string {
  return `"${name}";q=${points};w=${seconds}`;
}

function stateOf({ name, remaining, resetSeconds }: CountedRate): string {
  return `"${name}";r=${remaining};t=${resetSeconds}`;
}

/**
 * Counts a request by its address, or by the account of its token after the token was verified. Answers it with 429 when
 * it exceeds the limit.
 */
export type LimitRequest = (
  kind: RateKind,
  request: FastifyRequest,
  reply: FastifyReply,
  by?: "address" | "account",
) => Promise<void>;

export function limitRequests(limits: RateLimits | undefined, metrics: RouterMetrics): LimitRequest {
  return async (kind, request, reply, by = "address") => {
    if (!limits) return;
    const { ip, identity } = request;
    const counted = await limits.count(by === "address" ? [byAddress(kind, ip)] : byAccount(kind, identity.viewer));
    request.countedRates.push(...counted);
    const refused = longestRefusal(counted);
    if (!refused) return;
    metrics.countLimitRefusal(refused.name);
    const { message, more } = refusalOf(refused);
    await sendError(reply, "RATE_LIMITED", message, 429, more);
  };
}
