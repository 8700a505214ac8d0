import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { composeServices } from "@apollo/composition";
import { graphql, type GraphQLSchema, parse } from "graphql";
import { buildSubgraphSchema } from "@apollo/subgraph";

export interface ReceivedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** A subgraph with the field `greeting`, which records the requests that it receives. */
export class GreetingSubgraph implements AsyncDisposable {
  readonly received: ReceivedRequest[] = [];
  /** Returns the value of each field. */
  greet: (request: ReceivedRequest) => string = () => "hello";
  /** Awaited before each answer. */
  gate: Promise<void> = Promise.resolve();
  private readonly server = createServer((request, response) => {
    void (async () => {
      const { query, variables } = JSON.parse(Buffer.concat(await request.toArray()).toString()) as ReceivedRequest;
      const received = { headers: request.headers, query, variables };
      if (query !== "{ __typename }") this.received.push(received);
      await this.gate;
      const answer = await graphql({
        schema: this.schema,
        source: query,
        variableValues: variables,
        fieldResolver: () => this.greet(received),
      });
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
    })();
  });

  private constructor(private readonly schema: GraphQLSchema) {}

  /** `fields`: the names of the fields that the subgraph can answer. */
  static async open(...fields: readonly string[]): Promise<GreetingSubgraph> {
    const subgraph = new GreetingSubgraph(buildSubgraphSchema({ typeDefs: parse(sdlWith(...fields)) }));
    subgraph.server.listen(0, "127.0.0.1");
    await once(subgraph.server, "listening");
    return subgraph;
  }

  /** Returns a supergraph with these fields. */
  supergraphWith(...fields: readonly string[]): string {
    const url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/graphql`;
    const { supergraphSdl = "" } = composeServices([{ name: "greetings", url, typeDefs: parse(sdlWith(...fields)) }]);
    return supergraphSdl;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }
}

function sdlWith(...fields: readonly string[]): string {
  const definitions = fields.map((field) => `${field}(name: String): String @tag(name: "${field}")`);
  return `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@tag"])
    type Query { ${definitions.join(" ")} }`;
}
