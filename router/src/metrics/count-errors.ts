import type { GraphQLFormattedError } from "graphql";
import type { RouterMetrics } from "./router-metrics.js";

/** Counts the errors of an answer by code, and by the limit that was exceeded. */
export function countErrors(metrics: RouterMetrics, errors: readonly GraphQLFormattedError[]): void {
  for (const { extensions } of errors) {
    metrics.countError(typeof extensions?.code === "string" ? extensions.code : "none");
    const limit = (extensions?.limit as { readonly name?: unknown } | undefined)?.name;
    if (typeof limit === "string") metrics.countLimitRefusal(limit);
  }
}
