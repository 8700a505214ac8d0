import { graphError } from "@souk/kernel/errors/graph-error";
import { GraphQLError, OperationTypeNode } from "graphql";
import type { OperationCheck } from "../../gateway/operation-checks.js";
import { hasKnownDevice } from "./known-device.js";
import { limitedCalls } from "./limited-calls.js";
import { countingsOf, type CountedRate, type RateLimits } from "./rate-limits.js";

/**
 * Returns a check that refuses too frequent operations with RATE_LIMITED (HTTP 429) and `retryAfter`, before anything
 * runs.
 */
export function rateCheck(limits: RateLimits): OperationCheck {
  return async ({ document, operation, request, contextValue }) => {
    const { viewer, clientAddress, cookie, measured, countedRates } = contextValue;
    const caller = { address: clientAddress, viewer, hasDevice: hasKnownDevice(cookie) };
    const toCount = {
      isMutation: operation.operation === OperationTypeNode.MUTATION,
      cost: measured.cost ?? 0,
      calls: limitedCalls(document, operation, request.variables ?? {}),
    };
    const counted = await limits.count(countingsOf(toCount, caller));
    countedRates.push(...counted);
    const refusal = longestRefusal(counted);
    if (refusal) throw rateError(refusal);
  };
}

/** Returns the refusal with the longest wait; undefined when no limit refuses. */
export function longestRefusal(counted: readonly CountedRate[]): CountedRate | undefined {
  return counted.filter(({ refused }) => refused).sort((one, other) => other.resetSeconds - one.resetSeconds)[0];
}

/** Returns the message and the details for a refused client: the exceeded limit, and when to retry. */
export function refusalOf({ name, points, seconds, resetSeconds }: CountedRate) {
  return {
    message: `Too many (${name}: ${points} in ${seconds} s); try again in ${resetSeconds} s.`,
    more: { retryAfter: resetSeconds, limit: { name, max: points, seconds } },
  };
}

function rateError(rate: CountedRate): GraphQLError {
  const refusal = refusalOf(rate);
  const { message, extensions } = graphError("RATE_LIMITED", refusal.message, refusal.more);
  return new GraphQLError(message, { extensions: { ...extensions, http: { status: 429 } } });
}
