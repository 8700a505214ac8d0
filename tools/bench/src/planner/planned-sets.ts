import { readFileSync } from "node:fs";
import { PlannedNames, plannedDocument, QueryPlanner, Supergraph } from "@souk/federation-engine/planning";
import { composed } from "@souk/federation-engine/testing/federated-graph";
import { auditSuites } from "@souk/federation-engine/testing/federation-audit";
import { Draw } from "@souk/federation-engine/testing/random/draw";
import { modelSubgraphs } from "@souk/federation-engine/testing/random/model-subgraphs";
import { ModelValues } from "@souk/federation-engine/testing/random/model-values";
import { drawModel } from "@souk/federation-engine/testing/random/random-model";
import { drawQuery } from "@souk/federation-engine/testing/random/random-query";
import { Kind, parse, print, separateOperations, validate } from "graphql";

export const plannerNames = ["Souk's", "Hive's, in Rust"] as const;
export type PlannerName = (typeof plannerNames)[number];

/** A supergraph and operations for it. Each document is prepared for a planner: one operation, without conditions. */
export interface PlannedGraph {
  readonly sdl: string;
  readonly documents: readonly string[];
}

export interface PlannedSet {
  readonly name: string;
  readonly graphs: readonly PlannedGraph[];
}

const schemaFile = (name: string): string =>
  readFileSync(new URL(`../../../../schema/${name}`, import.meta.url), "utf8");

/** All operations of the storefront, of the REST routes, of the explorer and of the tests. */
export function soukSet(): PlannedSet {
  const { operations } = JSON.parse(schemaFile("operations.json")) as { operations: readonly { body: string }[] };
  const bodies = operations.map(({ body }) => body);
  return { name: "Souk's operations", graphs: [planned(schemaFile("supergraph.graphql"), bodies)] };
}

const randomGraphs = 40;
const queriesOfEach = 12;

/** The supergraphs and queries of `random-supergraphs.test.ts`. */
export function randomSet(): PlannedSet {
  const graphs = Array.from({ length: randomGraphs }, (_graph, index) => {
    const draw = new Draw(index + 1);
    const model = drawModel(draw);
    const sdl = composed(modelSubgraphs(model, new ModelValues(model)));
    return planned(
      sdl,
      Array.from({ length: queriesOfEach }, () => drawQuery(draw, model).query),
    );
  });
  return { name: "random supergraphs", graphs };
}

/** The cases of the public federation audit. `server`: the address of its server. */
export async function auditSet(server: URL): Promise<PlannedSet> {
  const graphs: PlannedGraph[] = [];
  for await (const { supergraphSdl, cases } of auditSuites(server)) {
    const queries = cases.map(({ query }) => query);
    graphs.push(planned(supergraphSdl, queries));
  }
  return { name: "the federation audit", graphs };
}

function planned(sdl: string, texts: readonly string[]): PlannedGraph {
  const supergraph = Supergraph.read(sdl);
  const { apiSchema: schema } = new QueryPlanner(supergraph);
  const documents = texts.flatMap((text) => {
    const document = parse(text);
    if (validate(schema, document).length > 0) return [];
    return Object.values(separateOperations(document)).flatMap((each) => {
      const operation = each.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
      const names = new PlannedNames(supergraph.fieldNames, each);
      const isTrue = (): boolean => true;
      return (operation && plannedDocument(each, operation, { schema, denied: new Set(), isTrue, names })) ?? [];
    });
  });
  return { sdl, documents: documents.map(print) };
}
