import { ApolloGateway } from "@apollo/gateway";
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import type { Logger } from "@souk/kernel/logger";
import type { ValidationRule } from "graphql";
import { parseLimits } from "../limits/token-limit.js";
import { clientErrorFormatter } from "./client-error.js";
import type { RouterContext } from "./router-context.js";
import type { SubgraphCaller } from "./subgraph-caller.js";
import { SubgraphSource } from "./subgraph-source.js";

export interface ApolloParts {
  readonly supergraphSdl: string;
  readonly caller: (name: string) => SubgraphCaller;
  readonly logger: Logger;
  readonly validationRules: readonly ValidationRule[];
  readonly plugins: readonly ApolloServerPlugin<RouterContext>[];
}

/** Apollo Server over Apollo's gateway, started: the reference that our own engine is compared with. Signals are not its business: the router shuts down in one order. */
export async function startApollo(parts: ApolloParts): Promise<ApolloServer<RouterContext>> {
  const { supergraphSdl, caller, logger } = parts;
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
    // in production for admins alone, which `introspection-check.ts` sees to
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // a POST has JSON's media type, which no page sends elsewhere without asking first; see also `foreign-origin.ts`
    csrfPrevention: false,
    parseOptions: parseLimits,
    validationRules: [...parts.validationRules],
    formatError: clientErrorFormatter(logger),
    // the explorer is ours; Apollo's page would come from the internet
    plugins: [ApolloServerPluginLandingPageDisabled(), ...parts.plugins],
  });
  await apollo.start();
  return apollo;
}
