import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import {
  ApolloGateway,
  LocalGraphQLDataSource,
  RemoteGraphQLDataSource,
  type GraphQLDataSource,
} from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { subgraphSchema, type SubgraphName } from "../graph/subgraphs.ts";
import { thinFetcher } from "./thin-fetcher.ts";

// --fetch stock|undici|local: the way to call the subgraphs
const { values } = parseArgs({
  options: { supergraph: { type: "string", default: "" }, fetch: { type: "string", default: "stock" } },
});

const sources: Readonly<Record<string, (name: string, url: string) => GraphQLDataSource>> = {
  undici: (_name, url) => new RemoteGraphQLDataSource({ url, fetcher: thinFetcher }),
  local: (name) => new LocalGraphQLDataSource(subgraphSchema(name as SubgraphName)),
};
const source = sources[values.fetch];
const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(values.supergraph, "utf8"),
  ...(source && { buildService: ({ name, url }) => source(name, url ?? "") }),
});
const server = new ApolloServer({ gateway });
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: "127.0.0.1" } });
process.stdout.write(`ready ${new URL("/graphql", url).href}\n`);
