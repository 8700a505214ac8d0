import { isAdmin } from "@souk/kernel/identity/viewer";
import type { GraphQLFormattedError } from "graphql";
import { withoutSuggestion } from "../documents/without-suggestion.js";
import type { AnswerRules as GenericRules } from "../graphql-http/response-text.js";
import type { RouterMetrics } from "../metrics/router-metrics.js";
import { notePublic, type RouterContext, type SubgraphReply } from "./router-context.js";

/** Rules that apply to the answers of both engines. */
export type AnswerRules = GenericRules<RouterContext>;

export interface AnswerRulesOptions {
  readonly metrics: RouterMetrics;
  readonly costLimit: number;
  readonly production: boolean;
}

/**
 * Returns rules that count errors, hide schema details from those who may not introspect, and add the operation's cost
 * and its limit to `extensions`.
 */
export function answerRules({ metrics, costLimit, production }: AnswerRulesOptions): AnswerRules {
  return {
    processErrors(errors, { viewer, reply }) {
      if (errors.length === 0) return errors;
      // a retry may succeed
      notePublic(reply, false);
      noteRetryAfter(reply, errors);
      const seen =
        production && !isAdmin(viewer)
          ? errors.map((error) => ({ ...error, message: withoutSuggestion(error.message) }))
          : errors;
      countErrors(metrics, seen);
      return seen;
    },
    extensionsOf({ measured: { cost } }) {
      return cost === undefined ? undefined : { cost: { requested: cost, limit: costLimit } };
    },
  };
}

/** Notes the longest `retryAfter` of the errors. The router's own limits set the header themselves. */
function noteRetryAfter(reply: SubgraphReply, errors: readonly GraphQLFormattedError[]): void {
  for (const { extensions } of errors) {
    const { code, retryAfter } = extensions ?? {};
    if (typeof retryAfter !== "number" || (code !== "OVERLOADED" && code !== "SUBGRAPH_UNAVAILABLE")) continue;
    reply.retryAfterSeconds = Math.max(reply.retryAfterSeconds ?? 1, retryAfter);
  }
}

/** Counts the errors of an answer by code, and by the limit that was exceeded. */
function countErrors(metrics: RouterMetrics, errors: readonly GraphQLFormattedError[]): void {
  for (const { extensions } of errors) {
    metrics.countError(typeof extensions?.code === "string" ? extensions.code : "none");
    const limit = (extensions?.limit as { readonly name?: unknown } | undefined)?.name;
    if (typeof limit === "string") metrics.countLimitRefusal(limit);
  }
}
