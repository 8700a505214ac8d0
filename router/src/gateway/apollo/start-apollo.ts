import { ApolloGateway } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { parseLimits } from "../../limits/token-limit.js";
import { clientErrorFormatter } from "../client-error.js";
import type { GraphqlGateway } from "../graphql-handler.js";
import type { RouterContext } from "../router-context.js";
import type { EngineOptions } from "../start-engine.js";
import { answerRulesPlugin } from "./answer-rules-plugin.js";
import { apolloHandler, refuseSubscriptions } from "./apollo-handler.js";
import { apolloRunner } from "./apollo-runner.js";
import { operationChecksPlugin } from "./operation-checks-plugin.js";
import { statusByMediaTypePlugin } from "./status-by-media-type-plugin.js";
import { SubgraphSource } from "./subgraph-source.js";

export type ApolloOptions = Pick<
  EngineOptions,
  "supergraphSdl" | "caller" | "logger" | "validationRules" | "checks" | "rules"
>;

/**
 * Starts Apollo Server with Apollo's gateway, the reference for our own engine; `resources` stops it. It does not handle signals: the router
 * shuts down in one defined order.
 */
export async function startApollo(
  { supergraphSdl, caller, logger, validationRules, checks, rules }: ApolloOptions,
  resources: AsyncDisposableStack,
): Promise<GraphqlGateway> {
  const quiet = {
    debug() {},
    info() {},
    warn: (message: unknown) => logger.warn(String(message)),
    error: (message: unknown) => logger.error(String(message)),
  };
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger: quiet,
    buildService: ({ name }) => new SubgraphSource(caller(name)),
  });
  const apollo = new ApolloServer<RouterContext>({
    gateway,
    logger: quiet,
    // in production `introspection-check.ts` allows it only for admins
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // a POST has JSON's media type, which browsers send to other origins only after a preflight; see also
    // `foreign-origin.ts`
    csrfPrevention: false,
    parseOptions: parseLimits,
    validationRules: [...validationRules],
    formatError: clientErrorFormatter(logger),
    // the router has its own explorer; Apollo's page would be loaded from the internet
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      statusByMediaTypePlugin(),
      operationChecksPlugin([...checks, refuseSubscriptions]),
      answerRulesPlugin(rules),
    ],
  });
  await apollo.start();
  resources.defer(() => apollo.stop());
  return { handlerFor: (contextOf) => apolloHandler(apollo, contextOf), run: apolloRunner(apollo) };
}
