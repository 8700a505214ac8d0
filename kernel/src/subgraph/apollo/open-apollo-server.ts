import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { explorerFolder, explorerPage, type ExplorerTab } from "../../explorer/explorer-page.js";
import type { Logger } from "../../logging/logger.js";
import type { GraphContext } from "../graph-context.js";
import type { GraphServer } from "../over-http/graph-server.js";
import { isInSteps, type GraphSteps } from "../request/graph-steps.js";
import type { Subgraph } from "../subgraph.js";
import { apolloHandler } from "./apollo-handler.js";
import { cacheHeaderPlugin } from "./cache-header-plugin.js";
import { errorFormatter, RequestsOfErrors } from "./format-error.js";
import { inlineTraceOnRequest } from "./inline-trace-on-request.js";
import { stepsGateway } from "./steps-gateway.js";
import { stepsPlugin } from "./steps-plugin.js";
import { headerNames } from "../graph-request.js";

export interface ApolloServerOptions {
  readonly logger: Logger;
  /** The plugins of the project. */
  readonly plugins: readonly object[];
  /** In production, there is neither an explorer nor introspection by `__schema`; `_service` stays. */
  readonly production: boolean;
}

/**
 * Opens an Apollo Server that parses and validates operations, runs plugins and writes answers. The subgraph's own
 * steps identify the caller and run the operations.
 */
export async function openApolloServer(
  subgraph: Subgraph,
  options: ApolloServerOptions,
): Promise<GraphServer & AsyncDisposable> {
  if (!isInSteps(subgraph)) throw new Error(`${subgraph.name} has no steps for Apollo Server`);
  const { steps } = subgraph;
  const folder = options.production ? undefined : explorerFolder();
  const apollo = apolloServer(steps, { ...options, hasExplorer: folder !== undefined });
  await apollo.start();
  return {
    explorerFolder: folder,
    handlerFor: (reportsWork) => apolloHandler(apollo, steps, reportsWork),
    [Symbol.asyncDispose]: () => apollo.stop(),
  };
}

function apolloServer(
  steps: GraphSteps,
  { logger, plugins, production, hasExplorer }: ApolloServerOptions & { readonly hasExplorer: boolean },
): ApolloServer<GraphContext> {
  const requests = new RequestsOfErrors();
  const replaced = ownPluginsIn(plugins);
  const given = plugins as readonly ApolloServerPlugin<GraphContext>[];
  return new ApolloServer<GraphContext>({
    gateway: stepsGateway(steps),
    plugins: [
      stepsPlugin(steps, requests),
      ...given,
      ...(replaced.has("CacheControl") ? [] : cacheHeaderPlugin()),
      ...(replaced.has("InlineTrace") ? [] : inlineTraceOnRequest()),
      ApolloServerPluginLandingPageDisabled(),
      ...(hasExplorer ? [landingPagePlugin()] : []),
    ],
    formatError: errorFormatter(steps, requests),
    logger,
    introspection: !production,
    includeStacktraceInErrorResponses: false,
    nodeEnv: production ? "production" : "development",
    stopOnTerminationSignals: false,
    stringifyResult: (result) => JSON.stringify(result),
  });
}

/**
 * Returns which of Apollo Server's own plugins the project contains, such as `CacheControl`: Apollo Server refuses to
 * start with one that is both present and disabled.
 */
function ownPluginsIn(plugins: readonly object[]): ReadonlySet<unknown> {
  return new Set(
    plugins.map((plugin) => ("__internal_plugin_id__" in plugin ? plugin.__internal_plugin_id__ : undefined)),
  );
}

const tabs: readonly ExplorerTab[] = [
  {
    query:
      "# This subgraph answers routers only: write a secret of ROUTER_SECRETS into the header below.\n{\n  __typename\n}\n",
    headers: JSON.stringify({ [headerNames.routerSecret]: "" }, null, 2),
  },
];

/** Shows Souk's GraphiQL to browsers. A plugin of the project with a landing page replaces it. */
function landingPagePlugin(): ApolloServerPlugin<GraphContext> & { __internal_installed_implicitly__: boolean } {
  return {
    __internal_installed_implicitly__: true,
    async serverWillStart() {
      return { renderLandingPage: async () => ({ html: async () => explorerPage(tabs) }) };
    },
  };
}
