import type { ApolloServerPlugin } from "@apollo/server";
import { graphError } from "@souk/kernel/graph-error";
import { GraphQLError, Kind, type DocumentNode, type OperationDefinitionNode, type SelectionSetNode } from "graphql";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { RouterContext } from "../gateway/router-context.js";

interface RateLimit {
  readonly points: number;
  readonly durationSeconds: number;
}

/** From one address. Each root field counts, so that aliases do not help. */
const rateLimits: Readonly<Record<string, RateLimit>> = {
  register: { points: 20, durationSeconds: 3600 },
  resendVerification: { points: 10, durationSeconds: 3600 },
  verifyEmail: { points: 30, durationSeconds: 60 },
  login: { points: 30, durationSeconds: 60 },
  verifySecondFactor: { points: 30, durationSeconds: 60 },
  addPaymentMethod: { points: 20, durationSeconds: 60 },
};

/** Refuses what comes too often from one address with RATE_LIMITED (HTTP 429) and `retryAfter`, before anything runs. */
export function rateLimitPlugin(
  limits: Readonly<Record<string, RateLimit>> = rateLimits,
): ApolloServerPlugin<RouterContext> {
  const limiters = new Map(
    Object.entries(limits).map(([field, { points, durationSeconds }]) => [
      field,
      new RateLimiterMemory({ keyPrefix: field, points, duration: durationSeconds }),
    ]),
  );
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, contextValue }) {
          for (const [field, count] of countRootFields(document, operation)) {
            const limiter = limiters.get(field);
            if (limiter) await consume(limiter, field, contextValue.clientAddress, count);
          }
        },
      };
    },
  };
}

async function consume(limiter: RateLimiterMemory, field: string, address: string, count: number): Promise<void> {
  try {
    await limiter.consume(address, count);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfter = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    const { message, extensions } = graphError(
      "RATE_LIMITED",
      `Too many calls of ${field}; try again in ${retryAfter} s.`,
      { retryAfter },
    );
    const headers = new Map([["retry-after", String(retryAfter)]]);
    throw new GraphQLError(message, { extensions: { ...extensions, http: { status: 429, headers } } });
  }
}

/** How often each field stands at the root, also by way of fragments. */
function countRootFields(document: DocumentNode, operation: OperationDefinitionNode | undefined): Map<string, number> {
  const counts = new Map<string, number>();
  const visit = (selections: SelectionSetNode): void => {
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FIELD) counts.set(selection.name.value, (counts.get(selection.name.value) ?? 0) + 1);
      else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet);
      else visit(fragmentOf(document, selection.name.value));
    }
  };
  if (operation) visit(operation.selectionSet);
  return counts;
}

/** The document is valid by now: the fragment is there, and none spreads itself. */
function fragmentOf(document: DocumentNode, name: string): SelectionSetNode {
  const fragment = document.definitions.find(
    (node) => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name,
  );
  if (fragment?.kind !== Kind.FRAGMENT_DEFINITION) throw new Error(`no fragment ${name}`);
  return fragment.selectionSet;
}
