import { glob, readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { answerOfCompiled, answerOfReference, compile } from "@souk/kernel/testing/answers-of-both";
import { mockedSubgraph, mockedVariables } from "@souk/kernel/testing/stand-ins/mocked-schema";
import {
  QueryPlanner,
  plannedDocument,
  PlannedNames,
  type SubgraphOperation,
  Supergraph,
} from "@souk/federation-engine/planning";
import { getOperationAST, Kind, parse, validate, type DocumentNode, type GraphQLSchema } from "graphql";
import * as generated from "../generated/operations.js";

const root = join(import.meta.dirname, "../../..");
const seedsOfEach = 4;
let supergraph: string;
let subgraphs: ReadonlyMap<string, GraphQLSchema>;

beforeAll(async () => {
  supergraph = await readFile(join(root, "schema/supergraph.graphql"), "utf8");
  const folder = join(root, "schema/subgraphs");
  subgraphs = new Map(
    await Promise.all(
      (await readdir(folder)).map(async (file): Promise<[string, GraphQLSchema]> => [
        basename(file, ".graphql"),
        mockedSubgraph(await readFile(join(folder, file), "utf8")),
      ]),
    ),
  );
});

test("a subgraph answers every compiled fetch of every client operation like graphql-js", async () => {
  const fetches = await fetchesOfClients();
  expect(fetches.length).toBeGreaterThan(150);
  let compared = 0;
  for (const { subgraph, text } of fetches) compared += await compare(subgraph, parse(text), undefined);
  expect(compared).toBeGreaterThan(fetches.length);
});

test("a subgraph answers every compiled operation of other services like graphql-js", async () => {
  let requestCount = 0;
  for await (const file of glob(join(root, "subgraphs/*/src/peers/*.graphql"))) {
    const document = parse(await readFile(file, "utf8"));
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      await compare(basename(file, ".graphql"), document, definition.name?.value);
      requestCount += 1;
    }
  }
  expect(requestCount).toBeGreaterThan(20);
});

/** Returns the number of errors that both report with the same text. */
async function compare(subgraph: string, document: DocumentNode, operationName: string | undefined): Promise<number> {
  const schema = subgraphs.get(subgraph);
  const operation = getOperationAST(document, operationName);
  if (!schema || !operation) throw new Error(`there is no ${operationName ?? "operation"} for ${subgraph}`);
  const compiled = compile({ schema, document, operationName });
  let compared = 0;
  for (let seed = 0; seed < seedsOfEach; seed += 1) {
    const variables = mockedVariables(schema, operation, seed);
    const request = { schema, document, operationName, variables, context: () => ({ seed }) };
    const { data, nulled, errors } = await answerOfReference(request);
    const answer = await answerOfCompiled(request, compiled);
    const requested = { subgraph, text: document.loc?.source.body, seed };
    expect({ ...requested, data: answer?.data, nulled: answer?.nulled }).toEqual({ ...requested, data, nulled });
    const paths = new Set(errors.map(pathOf));
    const both = answer?.errors.filter((error) => paths.has(pathOf(error))) ?? [];
    expect(errors).toEqual(expect.arrayContaining(both));
    compared += both.length;
  }
  return compared;
}

async function fetchesOfClients(): Promise<readonly SubgraphOperation[]> {
  const read = Supergraph.read(supergraph);
  const planner = new QueryPlanner(read);
  const manifest = JSON.parse(await readFile(join(root, "schema/operations.json"), "utf8")) as {
    readonly operations: readonly { readonly body: string }[];
  };
  const ofTests = Object.values<unknown>(generated).filter((one): one is string => one instanceof String);
  const fetches = new Map<string, SubgraphOperation>();
  for (const text of [...manifest.operations.map(({ body }) => body), ...ofTests]) {
    const document = parse(String(text));
    const operation = getOperationAST(document);
    // a document that contains only shared fragments
    if (!operation) continue;
    expect(validate(planner.apiSchema, document)).toEqual([]);
    const names = new PlannedNames(read.fieldNames, document);
    for (const included of [true, false]) {
      const { apiSchema: schema } = planner;
      const plannedFor = { schema, denied: new Set<string>(), isTrue: () => included, names };
      const planned = plannedDocument(document, operation, plannedFor);
      if (!planned) continue;
      const { stages, subscription } = await planner.plan({ document: planned, name: operation.name?.value }, 0);
      for (const { operation: sent } of [subscription ?? [], ...stages.map((stage) => stage.fetches)].flat())
        fetches.set(`${sent.subgraph} ${sent.text}`, sent);
    }
  }
  return [...fetches.values()];
}

/** An error's text begins with its path. */
function pathOf(error: string): string {
  return JSON.stringify((JSON.parse(error) as readonly unknown[])[0]);
}
