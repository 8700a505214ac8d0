import { readFileSync } from "node:fs";
import { CompiledOperation } from "@souk/kernel/execution/compiled-operation";
import { Engine, type SubgraphAnswer, type SubgraphRequest } from "@souk/federation-engine";
import { GraphqlService } from "@souk/router/graphql-http/graphql-service";
import { parse } from "graphql";
import { subgraphNames, subgraphSchema, type SubgraphName } from "../graph/subgraphs.ts";
import { serveGraph } from "./graph-server.ts";

const subgraphs = Object.fromEntries(subgraphNames.map((name) => [name, localSubgraph(name)]));

/** Executes requests like Souk's subgraphs: each operation is compiled once. */
function localSubgraph(name: SubgraphName): (request: SubgraphRequest) => Promise<SubgraphAnswer> {
  const schema = subgraphSchema(name);
  // the plans contain few different queries
  const compiled = new Map<string, CompiledOperation>();
  return async ({ query, variables }) => {
    let operation = compiled.get(query);
    if (!operation) {
      operation = CompiledOperation.of(schema, parse(query), undefined);
      if (!operation) throw new Error(`not compiled: ${query}`);
      compiled.set(query, operation);
    }
    return (await operation.execute(variables, undefined, undefined)) as SubgraphAnswer;
  };
}

const engine = await Engine.open({ supergraphSdl: readFileSync(process.argv[2] ?? "", "utf8") });
const service = new GraphqlService<undefined>({
  engineOf: () => engine,
  checks: [],
  sender: () => async (request) => {
    const send = subgraphs[request.subgraph];
    if (!send) throw new Error(`no subgraph ${request.subgraph}`);
    return send(request);
  },
  formatError: (formatted) => formatted,
});
const { url } = await serveGraph(async (body) => {
  const fields: unknown = JSON.parse(body);
  return (await service.answer({ method: "POST", accept: "application/json", fields }, undefined)).body;
});
process.stdout.write(`ready ${url}\n`);
