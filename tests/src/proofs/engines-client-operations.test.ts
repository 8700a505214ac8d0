import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { roles } from "../authorization/rules.js";
import { clientQueries, usualOperations } from "../engines/operation-questions.js";
import { TwoEngines } from "../engines/two-engines.js";

let engines: TwoEngines;

beforeAll(async () => {
  engines = await TwoEngines.open();
});

afterAll(async () => engines[Symbol.asyncDispose]());

describe("both engines give the same answer to every query of our clients", () => {
  test.each(clientQueries.map(({ name, id, body }) => [`${name} ${id.slice(0, 6)}`, body]))(
    "%s",
    async (_name, body) => {
      for (const operation of usualOperations(body, engines.known)) {
        const found = await Promise.all(
          roles.map(async (role) => [role, await engines.differences(engines.client(role), operation)]),
        );
        expect([operation.variables, found]).toEqual([operation.variables, roles.map((role) => [role, []])]);
      }
    },
  );
});
