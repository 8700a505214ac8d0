import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fuzzSeed, fuzzTimes } from "../fuzz/fuzz-settings.js";
import { makeOperation, type MadeQuestion } from "../engines/generated-queries/made-question.js";
import { shrunk } from "../engines/generated-queries/shrunk-question.js";
import { TwoEngines } from "../engines/two-engines.js";

const questions = 600 * Math.max(1, fuzzTimes);
const together = 100;
const atOnce = 4;

let engines: TwoEngines;

beforeAll(async () => {
  engines = await TwoEngines.open();
});

afterAll(async () => engines[Symbol.asyncDispose]());

function differences({ role, ...operation }: MadeQuestion): Promise<readonly string[]> {
  return engines.differences(engines.client(role), operation);
}

/** The differences, with the smallest query that shows them. */
async function reportDifferences(seed: number): Promise<string[]> {
  const operation = makeOperation(seed, engines.known.given);
  if ((await differences(operation)).length === 0) return [];
  const smallest = await shrunk(
    operation,
    async (smaller) => (await differences({ ...operation, ...smaller })).length > 0,
  );
  const { role, query, variables } = smallest;
  return [`${seed} ${role}: ${query}`, JSON.stringify(variables), ...(await differences(smallest))];
}

describe(`both engines give the same answers to ${questions} generated queries`, () => {
  const firsts = Array.from({ length: questions / together }, (_, batch) => fuzzSeed + batch * together);
  test.each(firsts)(`from seed %d on, ${together}`, async (first) => {
    const found: string[] = [];
    for (let seed = first; seed < first + together; seed += atOnce) {
      const seeds = Array.from({ length: atOnce }, (_, index) => seed + index);
      found.push(...(await Promise.all(seeds.map(reportDifferences))).flat());
    }
    expect(found).toEqual([]);
  });
});
