import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { composeServices } from "@apollo/composition";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { eventStreamHeaders, eventStreamType, streamText } from "@souk/kernel/http/event-stream";
import { execute, parse, subscribe, type ExecutionArgs, type ExecutionResult, type GraphQLSchema } from "graphql";

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n`;
const catalog = `
  type Query { product(id: ID!): Product }
  type Mutation { clearCart: Cart }
  type Subscription { stockChanged(productId: ID!): Product }
  type Cart { id: ID! }
  type Product @key(fields: "id") { id: ID! name: String }`;
const inventory = `
  type Product @key(fields: "id") { id: ID! stock: Stock! }
  type Stock { available: Int }`;

const lamp = { id: "1", name: "Lamp" };

/** Two subgraphs with the part of the shop's graph that `lampOperations` need. */
export class LampSubgraphs implements AsyncDisposable {
  /** Called before each answer about stock, which fails when this rejects. */
  beforeStock: () => Promise<void> = async () => undefined;

  private constructor(private readonly resources: AsyncDisposableStack) {}

  supergraphSdl = "";

  static async open(): Promise<LampSubgraphs> {
    await using resources = new AsyncDisposableStack();
    const subgraphs = new LampSubgraphs(resources);
    const rootValue = {
      product: () => lamp,
      clearCart: () => ({ id: "cart" }),
      async *stockChanged() {
        yield { stockChanged: lamp };
        yield { stockChanged: lamp };
      },
    };
    const stock = { available: 7 };
    const resolvers = {
      Product: { __resolveReference: (found: object) => found, stock: () => subgraphs.beforeStock().then(() => stock) },
    };
    const services = await Promise.all(
      [
        { name: "catalog", typeDefs: parse(link + catalog), resolvers: {} },
        { name: "inventory", typeDefs: parse(link + inventory), resolvers },
      ].map(async ({ name, typeDefs, resolvers: own }) => {
        const schema = buildSubgraphSchema({ typeDefs, resolvers: own });
        return { name, typeDefs, url: await serve(schema, rootValue, resources) };
      }),
    );
    subgraphs.supergraphSdl = composeServices(services).supergraphSdl ?? "";
    return Object.assign(subgraphs, { resources: resources.move() });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.resources.disposeAsync();
  }
}

/** Returns the address of a subgraph that answers subscriptions with server-sent events. */
async function serve(schema: GraphQLSchema, rootValue: object, resources: AsyncDisposableStack): Promise<string> {
  const server = createServer((request, response) => void answer(request, response, { schema, rootValue }));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  resources.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  graph: Pick<ExecutionArgs, "schema" | "rootValue">,
): Promise<void> {
  const { query, variables } = JSON.parse(Buffer.concat(await request.toArray()).toString()) as {
    query: string;
    variables?: Record<string, unknown>;
  };
  const operation: ExecutionArgs = { ...graph, document: parse(query), variableValues: variables ?? {} };
  if (request.headers.accept !== eventStreamType) {
    response.end(JSON.stringify(await execute(operation)));
    return;
  }
  const events = (await subscribe(operation)) as AsyncGenerator<ExecutionResult, void>;
  const left = new AbortController();
  response.writeHead(200, eventStreamHeaders).once("close", () => left.abort());
  Readable.from(streamText(textsOf(events), left.signal)).pipe(response);
}

async function* textsOf(results: AsyncIterable<ExecutionResult>): AsyncGenerator<string, void> {
  for await (const result of results) yield JSON.stringify(result);
}
