import { readFileSync } from "node:fs";
import { Engine } from "@souk/router/engine/engine";
import type { SubgraphAnswer } from "@souk/router/engine/run/execution";
import { GraphqlService } from "@souk/router/over-http/graphql-service";
import { execute, parse, type DocumentNode, type GraphQLSchema } from "graphql";
import { subgraphNames, subgraphSchema } from "../graph/subgraphs.ts";
import { serveGraph } from "./graph-server.ts";

const schemas = Object.fromEntries(subgraphNames.map((name) => [name, subgraphSchema(name)]));
/** The queries of plans are few. */
const documents = new Map<string, DocumentNode>();

function documentOf(text: string): DocumentNode {
  let document = documents.get(text);
  if (!document) documents.set(text, (document = parse(text)));
  return document;
}

const engine = await Engine.open({ supergraphSdl: readFileSync(process.argv[2] ?? "", "utf8") });
const service = new GraphqlService<undefined>({
  engine,
  checks: [],
  sender: () => async (request) =>
    (await execute({
      schema: schemas[request.subgraph] as GraphQLSchema,
      document: documentOf(request.query),
      variableValues: request.variables,
      operationName: request.operationName,
    })) as SubgraphAnswer,
  formatError: (formatted) => formatted,
});
const { url } = await serveGraph(async (body) => {
  const fields: unknown = JSON.parse(body);
  return (await service.answer({ method: "POST", accept: "application/json", fields }, undefined)).body;
});
process.stdout.write(`ready ${url}\n`);
