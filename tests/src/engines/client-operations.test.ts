import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { roles } from "../authorization/rules.js";
import { clientOperations, usualOperation } from "./operation-questions.js";
import { TwoEngines } from "./two-engines.js";

let engines: TwoEngines;

beforeAll(async () => {
  engines = await TwoEngines.open();
});

afterAll(async () => engines[Symbol.asyncDispose]());

const queries = clientOperations.filter(({ type }) => type === "query");

describe("both engines give the same answer to every query of our clients", () => {
  test.each(queries.map(({ name, id, body }) => [`${name} ${id.slice(0, 6)}`, body]))("%s", async (_name, body) => {
    for (const role of roles) {
      for (const whole of [true, false]) {
        const operation = usualOperation(body, engines.known, whole);
        const differences = await engines.differences(engines.client(role), operation);
        expect([role, operation.variables, differences]).toEqual([role, operation.variables, []]);
      }
    }
  });
});
