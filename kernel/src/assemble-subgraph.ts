import type { GraphQLSchema } from "graphql";
import type { Database } from "./database.js";
import { takePostsFromRouter, type PostTaker } from "./raw-post.js";
import { SubgraphServer } from "./subgraph-server.js";
import type { Subgraph, SubgraphPage, Surroundings } from "./subgraph.js";

export interface SubgraphParts {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly surroundings: Surroundings;
  /** What its data is in, be it PostgreSQL or Redis. */
  readonly database: Pick<Database, "ping">;
  /** What was opened so far; closed, last opened first, after the server has stopped answering. */
  readonly opened: AsyncDisposableStack;
  readonly pages?: readonly SubgraphPage[];
  /** What it takes of outside parties. */
  readonly takers?: readonly PostTaker[];
  /** For how long routers may keep what is the same for everybody, where they are told when it changes. */
  readonly longestPublicSeconds?: number | undefined;
}

const healthTimeoutMs = 3000;

/** The last step of every `app.ts`: the parts that were opened become one subgraph, which closes them. */
export async function assembleSubgraph({
  name,
  schema,
  surroundings,
  database,
  opened,
  pages = [],
  takers = [],
  longestPublicSeconds,
}: SubgraphParts): Promise<Subgraph> {
  await using owned = opened;
  const server = owned.use(new SubgraphServer({ name, schema, surroundings, longestPublicSeconds }));
  const { serviceTokens } = surroundings;
  const parts = owned.move();
  return {
    name,
    pages,
    ...(takers.length > 0 ? { takePost: takePostsFromRouter({ name, serviceTokens, takers }) } : {}),
    execute: (request, headers) => server.execute(request, headers),
    subscribe: (request, headers, signal) => server.subscribe(request, headers, signal),
    checkHealth: () => database.ping(healthTimeoutMs),
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}
