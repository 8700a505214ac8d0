import type { ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginInlineTraceDisabled } from "@apollo/server/plugin/disabled";
import type { GraphContext } from "../graph-context.js";

/**
 * Adds inline traces (`ftv1`) for the requests that ask for them. Apollo Server's plugin and its protocol buffers are
 * loaded with the first of these requests, and cost nothing for others.
 */
export function inlineTraceOnRequest(): ApolloServerPlugin<GraphContext>[] {
  let loaded: Promise<ApolloServerPlugin<GraphContext>> | undefined;
  return [
    ApolloServerPluginInlineTraceDisabled(),
    {
      async requestDidStart(context) {
        if (context.request.http?.headers.get("apollo-federation-include-trace") !== "ftv1") return;
        const plugin = await (loaded ??= loadInlineTrace());
        return plugin.requestDidStart?.(context);
      },
    },
  ];
}

async function loadInlineTrace(): Promise<ApolloServerPlugin<GraphContext>> {
  const { ApolloServerPluginInlineTrace } = await import("@apollo/server/plugin/inlineTrace");
  return ApolloServerPluginInlineTrace();
}
