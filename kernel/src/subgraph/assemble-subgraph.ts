import type { GraphQLSchema } from "graphql";
import type { Database } from "../database/database.js";
import { showOutbox } from "../metrics/outbox-metrics.js";
import { showPool } from "../metrics/pool-metrics.js";
import { showReplica } from "../metrics/replica-metrics.js";
import { isDatabaseUnavailable } from "../database/database-error.js";
import { BackgroundCheck } from "../process/background-check.js";
import type { PublicChanges } from "../events/public-changes.js";
import { handlePostsFromRouter, type RawPostHandler } from "../http/raw-post.js";
import type { StreamedAnswer, StreamedRequest, StreamReceiver } from "../http/streamed-request.js";
import type { GraphContext } from "./graph-context.js";
import { ServiceUnavailableError } from "../errors/service-unavailable.js";
import { InvalidServiceTokenError } from "../identity/service-token.js";
import { GraphContexts } from "./request/graph-contexts.js";
import { SubgraphServer } from "./subgraph-server.js";
import type { SubgraphInSteps } from "./request/graph-steps.js";
import type { SubgraphPage, ServiceContext } from "./subgraph.js";

/** The paths at which a subgraph accepts streamed requests. */
export interface StreamHandler {
  /** Patterns of Fastify: `/uploads`, `/uploads/*`. */
  readonly paths: readonly string[];
  readonly answer: (request: StreamedRequest, context: GraphContext) => Promise<StreamedAnswer>;
}

export interface SubgraphDependencies {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly serviceContext: ServiceContext;
  /** The subgraph's data store, PostgreSQL or Redis. */
  readonly database: Pick<Database, "ping"> &
    Partial<Pick<Database, "wasUsed" | "poolUse" | "readFigures" | "replicaUse" | "writtenPosition">>;
  /** The resources opened so far. They are closed in reverse order, after the server has stopped. */
  readonly resources: AsyncDisposableStack;
  readonly pages?: readonly SubgraphPage[];
  /** The handlers for requests from outside parties, such as webhooks. */
  readonly postHandlers?: readonly RawPostHandler[];
  /** The handler of uploads and downloads. */
  readonly streamHandler?: StreamHandler;
  /**
   * The maximum time in seconds for which routers may cache public answers. Only for subgraphs that announce changes to
   * the cache.
   */
  readonly longestPublicSeconds?: number | undefined;
  /** Reports changes of public data to routers. */
  readonly publicChanges?: PublicChanges;
}

/** The last step of every `app.ts`: combines the opened parts into one subgraph, which closes them. */
export async function assembleSubgraph({
  name,
  schema,
  serviceContext,
  database,
  resources,
  pages = [],
  postHandlers = [],
  streamHandler,
  longestPublicSeconds,
  publicChanges,
}: SubgraphDependencies): Promise<SubgraphInSteps> {
  await using owned = resources;
  const server = owned.use(
    new SubgraphServer({
      name,
      schema,
      serviceContext,
      longestPublicSeconds,
      writtenPosition: database.writtenPosition?.bind(database),
    }),
  );
  const wasUsed = database.wasUsed?.bind(database);
  const storeCheck = owned.use(
    new BackgroundCheck((timeoutMs) => database.ping(timeoutMs), wasUsed === undefined ? {} : { wasUsed }),
  );
  const { serviceTokens, metrics } = serviceContext;
  if (database.poolUse) owned.use(showPool(metrics, name, database.poolUse.bind(database)));
  if (database.replicaUse?.()) owned.use(showReplica(metrics, name, database.replicaUse.bind(database)));
  if (database.readFigures) owned.use(showOutbox(metrics, name, database.readFigures.bind(database)));
  const handlePost = handlePostsFromRouter({ name, serviceTokens, handlers: postHandlers });
  const ownedResources = owned.move();
  return {
    name,
    pages: pages.map(({ path, answer }) => ({
      path,
      answer: (params, locale) => orUnavailable(name, answer(params, locale)),
    })),
    ...(postHandlers.length > 0 ? { handlePost: (path, post) => orUnavailable(name, handlePost(path, post)) } : {}),
    ...(streamHandler ? { streams: streamsFromRouter(name, serviceContext, streamHandler) } : {}),
    ...(publicChanges ? { publicChanges } : {}),
    steps: server.steps,
    execute: (request, headers) => server.execute(request, headers),
    subscribe: (request, headers, signal) => server.subscribe(request, headers, signal),
    checkHealth: async () => storeCheck.assertHealthy(),
    [Symbol.asyncDispose]: () => ownedResources.disposeAsync(),
  };
}

/** Passes a streamed request to its handler if it came through the router, with the viewer whom its token names. */
function streamsFromRouter(
  name: string,
  serviceContext: ServiceContext,
  { paths, answer }: StreamHandler,
): StreamReceiver {
  const contexts = new GraphContexts(name, serviceContext);
  return {
    paths,
    answer: async (request) => {
      if ((await contexts.callerOf(request.headers)) !== "router") throw new InvalidServiceTokenError();
      return orUnavailable(
        name,
        contexts.of(request.headers).then((context) => answer(request, context)),
      );
    },
  };
}

/** Pages and webhooks answer 503 while the database is unavailable, as operations do. */
async function orUnavailable<Answer>(name: string, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    throw isDatabaseUnavailable(error) ? new ServiceUnavailableError(name, { cause: error }) : error;
  }
}
