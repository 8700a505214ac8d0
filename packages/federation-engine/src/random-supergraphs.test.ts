import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { execute, parse, validate, type GraphQLSchema } from "graphql";
import type { JsonObject } from "./json-text.js";
import { FederatedGraph, type FakeAnswer, type TestAnswer, type TestRequest } from "./testing/federated-graph.js";
import { Draw } from "./testing/random/draw.js";
import { modelSubgraphs, root } from "./testing/random/model-subgraphs.js";
import { ModelValues, type Known } from "./testing/random/model-values.js";
import { drawModel } from "./testing/random/random-model.js";
import { drawQuery, type RandomQuery } from "./testing/random/random-query.js";

const supergraphs = Number(process.env.RANDOM_SUPERGRAPHS ?? "25");
const seed = Number(process.env.RANDOM_SUPERGRAPHS_SEED ?? "1");
const queriesOfEach = 12;

type Path = readonly (string | number)[];

/** Returns the result of graphql-js for the merged schema and the merged data. */
async function direct(schema: GraphQLSchema, values: ModelValues, { query, variables }: RandomQuery) {
  const { data, errors = [] } = await execute({
    schema,
    document: parse(query),
    rootValue: root,
    variableValues: variables,
    fieldResolver: (source, given: JsonObject, _context, { fieldName }) => values.of(source as Known, fieldName, given),
  });
  return { data: JSON.parse(JSON.stringify(data)) as unknown, paths: errors.map(({ path }) => path ?? []) };
}

/** Delays each answer of a subgraph by a drawn number of turns. */
function answeringInAnyOrder(graph: FederatedGraph, subgraphs: readonly string[], draw: Draw): TestRequest["fakes"] {
  const answer: FakeAnswer = async (request) => {
    for (let turns = draw.oneOf([0, 0, 1, 2, 4]); turns > 0; turns -= 1) await setImmediate();
    return graph.resolve(request);
  };
  return Object.fromEntries(subgraphs.map((name) => [name, answer]));
}

function isAround(one: Path, other: Path): boolean {
  return one.every((key, index) => other[index] === key) || other.every((key, index) => one[index] === key);
}

/** Cuts a path at the first null in the data. */
function untilNull(data: unknown, path: Path): Path {
  let here = data;
  for (const [index, key] of path.entries()) {
    if (here === null || here === undefined) return path.slice(0, index);
    here = (here as JsonObject)[key];
  }
  return path;
}

/** When several fields fail below a value that becomes null, any of their errors may be reported. */
function expectSameErrors({ data, errors }: TestAnswer, paths: readonly Path[]): void {
  const reported = errors.map(({ path = [] }) => untilNull(data, path));
  expect(reported.filter((path) => !paths.some((each) => isAround(path, each)))).toEqual([]);
  expect(paths.filter((path) => !reported.some((each) => isAround(path, each)))).toEqual([]);
}

describe("random supergraphs", () => {
  test(
    "answer as one schema on one set of data does",
    async () => {
      let compared = 0;
      for (let number = seed; number < seed + supergraphs; number += 1) {
        const draw = new Draw(number);
        const delays = new Draw(number);
        const model = drawModel(draw);
        const values = new ModelValues(model);
        const graph = await FederatedGraph.open(modelSubgraphs(model, values));
        for (let count = 0; count < queriesOfEach; count += 1) {
          const request = drawQuery(draw, model);
          // fields with the same name but different arguments may not be merged
          if (validate(graph.engine.schema, parse(request.query)).length > 0) continue;
          const expected = await direct(graph.engine.schema, values, request);
          const answer = await graph.run({ ...request, fakes: answeringInAnyOrder(graph, model.subgraphs, delays) });
          // `number` is the seed that reproduces a failure
          expect({ number, ...request, data: answer.data }).toEqual({ number, ...request, data: expected.data });
          expectSameErrors(answer, expected.paths);
          compared += 1;
        }
      }
      expect(compared).toBeGreaterThan(0);
    },
    120_000 + supergraphs * 1000,
  );
});
