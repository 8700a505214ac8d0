import type { ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled } from "@apollo/server/plugin/disabled";
import { publicFor } from "../../cache/hints/cache-control-header.js";
import type { GraphContext } from "../graph-context.js";

/**
 * Writes `cache-control` from the policy of the answer. Apollo Server's own plugin would watch each field of each
 * request, while the hints of an operation are known from its document.
 */
export function cacheHeaderPlugin(): ApolloServerPlugin<GraphContext>[] {
  return [
    ApolloServerPluginCacheControlDisabled(),
    {
      async requestDidStart() {
        return {
          async willSendResponse({ response: { body, http }, overallCachePolicy }) {
            if (http.headers.has("cache-control")) return;
            const policy = overallCachePolicy.policyIfCacheable();
            const isPublic = policy?.scope === "PUBLIC" && body.kind === "single" && !body.singleResult.errors;
            http.headers.set("cache-control", isPublic ? publicFor(policy.maxAge) : "no-store");
          },
        };
      },
    },
  ];
}
