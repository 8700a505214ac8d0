import type { GraphQLSchema } from "graphql";
import type { Database } from "../database/database.js";
import { isDatabaseUnavailable } from "../database/database-error.js";
import { BackgroundCheck } from "../process/background-check.js";
import { handlePostsFromRouter, type RawPostHandler } from "../http/raw-post.js";
import { ServiceUnavailableError } from "../errors/service-unavailable.js";
import { SubgraphServer } from "./subgraph-server.js";
import type { Subgraph, SubgraphPage, ServiceContext } from "./subgraph.js";

export interface SubgraphDependencies {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly surroundings: ServiceContext;
  /** The subgraph's data store, PostgreSQL or Redis. */
  readonly database: Pick<Database, "ping">;
  /** The resources opened so far. They are closed in reverse order, after the server has stopped. */
  readonly opened: AsyncDisposableStack;
  readonly pages?: readonly SubgraphPage[];
  /** The handlers for requests from outside parties, such as webhooks. */
  readonly takers?: readonly RawPostHandler[];
  /**
   * The maximum time in seconds for which routers may cache public answers. Only for subgraphs that announce changes to
   * the cache.
   */
  readonly longestPublicSeconds?: number | undefined;
}

/** The last step of every `app.ts`: combines the opened parts into one subgraph, which closes them. */
export async function assembleSubgraph({
  name,
  schema,
  surroundings,
  database,
  opened,
  pages = [],
  takers = [],
  longestPublicSeconds,
}: SubgraphDependencies): Promise<Subgraph> {
  await using owned = opened;
  const server = owned.use(new SubgraphServer({ name, schema, surroundings, longestPublicSeconds }));
  const storeCheck = owned.use(new BackgroundCheck((timeoutMs) => database.ping(timeoutMs)));
  const { serviceTokens } = surroundings;
  const takePost = handlePostsFromRouter({ name, serviceTokens, takers });
  const parts = owned.move();
  return {
    name,
    pages: pages.map(({ path, answer }) => ({ path, answer: (params) => orUnavailable(name, answer(params)) })),
    ...(takers.length > 0 ? { takePost: (path, post) => orUnavailable(name, takePost(path, post)) } : {}),
    execute: (request, headers) => server.execute(request, headers),
    subscribe: (request, headers, signal) => server.subscribe(request, headers, signal),
    checkHealth: async () => storeCheck.assertHealthy(),
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
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
