import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { roles } from "../authorization/rules.js";
import { clientQueries, usualOperations } from "./operation-questions.js";
import { TwoEngines } from "./two-engines.js";

/**
 * The roles that ask with all variables, and those that ask with the required ones only: they see the most and the least
 * of the answers. With ENGINE_ROLES=all every role asks both (npm run proofs).
 */
const askedBy =
  process.env.ENGINE_ROLES === "all"
    ? ([roles, roles] as const)
    : ([
        ["nobody", "owner", "instructor", "admin"],
        ["nobody", "admin"],
      ] as const);

let engines: TwoEngines;

beforeAll(async () => {
  engines = await TwoEngines.open();
});

afterAll(async () => engines[Symbol.asyncDispose]());

describe("both engines give the same answer to every query of our clients", () => {
  test.each(clientQueries.map(({ name, id, body }) => [`${name} ${id.slice(0, 6)}`, body]))(
    "%s",
    async (_name, body) => {
      for (const [index, operation] of usualOperations(body, engines.known).entries()) {
        const asking = askedBy[index] ?? roles;
        const found = await Promise.all(
          asking.map(async (role) => [role, await engines.differences(engines.client(role), operation)]),
        );
        expect([operation.variables, found]).toEqual([operation.variables, asking.map((role) => [role, []])]);
      }
    },
  );
});
