import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeServices } from "@apollo/composition";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { graphql, parse } from "graphql";
import type { Graph } from "../contestants.ts";
import { serveGraph, type AnswerJson } from "../servers/graph-server.ts";
import type { CaseGraph, CaseSubgraph } from "./answer-case.ts";

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires",
  "@external", "@override", "@shareable", "@inaccessible", "@interfaceObject"])\n`;

/** Starts a server for each subgraph and writes the files that gateways read. */
export async function openCaseGraph({ name, subgraphs }: CaseGraph): Promise<Required<Graph> & AsyncDisposable> {
  await using resources = new AsyncDisposableStack();
  const schemas = mkdtempSync(join(tmpdir(), "souk-bench-"));
  resources.defer(() => rmSync(schemas, { recursive: true }));
  const services = [];
  for (const [subgraph, served] of Object.entries(subgraphs)) {
    const { url } = resources.use(await serveGraph(served.answer ?? resolving(served)));
    writeFileSync(join(schemas, `${subgraph}.graphql`), link + served.sdl);
    services.push({ name: subgraph, url, typeDefs: parse(link + served.sdl) });
  }
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new AggregateError(errors ?? [], `the subgraphs of ${name} do not compose`);
  const supergraph = join(schemas, "supergraph.graphql");
  writeFileSync(supergraph, supergraphSdl);
  const urls = JSON.stringify(Object.fromEntries(services.map((service) => [service.name, service.url])));
  const owned = resources.move();
  return { supergraph, urls, schemas, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

function resolving({ sdl, resolvers }: CaseSubgraph): AnswerJson {
  const schema = buildSubgraphSchema({ typeDefs: parse(link + sdl), resolvers: resolvers as never });
  return async (body) => {
    const { query, variables, operationName } = JSON.parse(body) as {
      query: string;
      variables?: Record<string, unknown>;
      operationName?: string;
    };
    return JSON.stringify(await graphql({ schema, source: query, variableValues: variables, operationName }));
  };
}
