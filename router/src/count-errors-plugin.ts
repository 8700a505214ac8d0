import type { ApolloServerPlugin } from "@apollo/server";
import type { RouterContext } from "./gateway/router-context.js";
import type { RouterMetrics } from "./router-metrics.js";

/** Counts the errors of answers by code, and by the limit that was broken. */
export function countErrorsPlugin(metrics: RouterMetrics): ApolloServerPlugin<RouterContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response }) {
          if (response.body.kind !== "single") return;
          for (const { extensions } of response.body.singleResult.errors ?? []) {
            metrics.countError(typeof extensions?.code === "string" ? extensions.code : "none");
            const limit = (extensions?.limit as { readonly name?: unknown } | undefined)?.name;
            if (typeof limit === "string") metrics.countLimitRefusal(limit);
          }
        },
      };
    },
  };
}
