import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import {
  ApolloGateway,
  type GraphQLDataSourceProcessOptions,
  IntrospectAndCompose,
  RemoteGraphQLDataSource,
} from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";

// --supergraph FILE, or --introspect with the addresses of the subgraphs as JSON; ROUTER_SECRET is the shop's
const { values } = parseArgs({ options: { supergraph: { type: "string" }, introspect: { type: "string" } } });
const secret = process.env["ROUTER_SECRET"] ?? "";

interface Context {
  readonly authorization?: string | undefined;
}

class ShopSubgraph extends RemoteGraphQLDataSource<Context> {
  override willSendRequest({ request, context }: GraphQLDataSourceProcessOptions<Context>): void {
    request.http?.headers.set("x-router-secret", secret);
    // empty while the gateway reads the schemas
    if (context.authorization !== undefined) request.http?.headers.set("authorization", context.authorization);
  }
}

const subgraphs = Object.entries(JSON.parse(values.introspect ?? "{}") as Readonly<Record<string, string>>);
const gateway = new ApolloGateway({
  supergraphSdl: values.supergraph
    ? readFileSync(values.supergraph, "utf8")
    : new IntrospectAndCompose({
        subgraphs: subgraphs.map(([name, url]) => ({ name, url })),
        introspectionHeaders: { "x-router-secret": secret },
      }),
  buildService: ({ url }) => new ShopSubgraph({ url: url ?? "" }),
});
const server = new ApolloServer<Context>({ gateway });
const { url } = await startStandaloneServer(server, {
  listen: { port: 0, host: "127.0.0.1" },
  context: async ({ req }) => ({ authorization: req.headers.authorization }),
});
process.stdout.write(`ready ${new URL("/graphql", url).href}\n`);
