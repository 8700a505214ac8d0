import { ApolloGateway } from "@apollo/gateway";
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { clientErrorFormatter } from "../client-error.js";
import type { GraphqlGateway } from "../graphql-handler.js";
import type { RouterContext } from "../router-context.js";
import type { EngineOptions } from "../start-engine.js";
import { apolloHandler, refuseSubscriptions } from "./apollo-handler.js";
import { apolloRunner } from "./apollo-runner.js";
import { operationChecksPlugin } from "./operation-checks-plugin.js";
import { SubgraphSource } from "./subgraph-source.js";
import type { AnswerRules } from "../answer-rules.js";

export type ApolloOptions = Pick<
  EngineOptions,
  "supergraphSdl" | "caller" | "logger" | "showsStacks" | "parseOptions" | "validationRules" | "checks" | "rules"
>;

/**
 * Starts Apollo Server with Apollo's gateway, the reference for our own engine; `resources` stops it. It does not handle signals: the router
 * shuts down in one defined order.
 */
export async function startApollo(
  { supergraphSdl, caller, logger, showsStacks, parseOptions, validationRules, checks, rules }: ApolloOptions,
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
    parseOptions,
    validationRules: [...validationRules],
    formatError: clientErrorFormatter(logger, showsStacks),
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

/** Applies the answer rules to answers from Apollo Server. */
function answerRulesPlugin(rules: AnswerRules): ApolloServerPlugin<RouterContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, contextValue }) {
          if (response.body.kind !== "single") return;
          const { singleResult } = response.body;
          const extensions = rules.extensionsOf(contextValue);
          if (extensions) singleResult.extensions = { ...singleResult.extensions, ...extensions };
          if (singleResult.errors) singleResult.errors = [...rules.processErrors(singleResult.errors, contextValue)];
        },
      };
    },
  };
}

/**
 * GraphQL over HTTP: a client that accepts only `application/json` gets status 200 with errors in its document or
 * variables, because any other status may come from an intermediary. Other clients get 400.
 */
function statusByMediaTypePlugin(): ApolloServerPlugin<RouterContext> {
  return {
    async requestDidStart({ request }) {
      const accept = request.http?.headers.get("accept") ?? "";
      if (!accept.includes("application/json") || accept.includes("application/graphql-response+json")) return;
      return {
        async willSendResponse({ response, source }) {
          // without a document, the request itself is invalid, not its operation
          if (source !== undefined && response.http.status === 400) response.http.status = 200;
        },
      };
    },
  };
}
