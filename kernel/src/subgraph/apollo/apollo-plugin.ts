import type { ApolloServerPlugin } from "@apollo/server";
import type { GraphContext } from "../graph-context.js";

/**
 * Declares a plugin of Apollo Server for `apollo.plugins`, typed with the context of a subgraph: `contextValue.service`
 * is the subgraph's name, and `contextValue.viewer` the user.
 */
export function apolloPlugin(plugin: ApolloServerPlugin<GraphContext>): object {
  return plugin;
}
