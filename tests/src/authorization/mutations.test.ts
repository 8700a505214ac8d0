import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getNamedType, isCompositeType } from "graphql";
import type { Answer } from "../test-kit/clients/shop-client.js";
import { settledJobs, settledTraces } from "../test-kit/data/traces.js";
import { apiSchema, problemNames } from "./coordinates.js";
import { openKnownShop, type KnownShop } from "./known-shop.js";
import { mutationCases, rolesWhoMay, expectedOutcome, type MutationCase } from "./mutation-cases.js";
import { isRefusal, roles, type Role } from "./rules.js";
import { mutationRows } from "./rows/all-rows.js";
import type { MutationRow } from "./table.js";

let shop: KnownShop;

beforeAll(async () => {
  shop = await openKnownShop();
  await settledJobs(shop.shop);
});

afterAll(async () => shop[Symbol.asyncDispose]());

const neighbor = `refreshSession(refreshToken: "none") { __typename }`;

/** Runs the mutation between two mutations that every role may call. */
async function call(role: Role, [coordinate, row]: MutationCase): Promise<Answer<Record<string, any>>> {
  const field = apiSchema.getMutationType()?.getFields()[coordinate.split(".")[1] ?? ""];
  const answer = isCompositeType(getNamedType(field?.type)) ? " { __typename }" : "";
  return shop.clients[role].execute(
    shop.fill(`mutation { before: ${neighbor} it: ${row.call}${answer} after: ${neighbor} }`),
  );
}

/** A mutation about another user's object answers null, NotFound or false, which all count as nothing. */
function seenIn({ data, errors }: Answer<Record<string, any>>, { of }: MutationRow): string {
  const [error] = errors;
  if (error && !isRefusal(error.extensions.code)) throw new Error(JSON.stringify(error));
  if (error) return error.extensions.code;
  const isNothing = data.it === null || data.it.__typename === "NotFound" || (of !== undefined && data.it === false);
  return isNothing ? "nothing" : "value";
}

describe.each(roles.map((role) => [role] as const))("%s", (role) => {
  const refused = mutationCases.filter(([, row]) => expectedOutcome(row, role) !== "value");
  let traces: Record<string, string>;

  beforeAll(async () => {
    traces = await settledTraces(shop.shop);
  });

  test.each(refused.map((each) => [each[0], expectedOutcome(each[1], role), each] as const))(
    "S1-08, S1-57, S1-58, S2-09: is refused %s: %s",
    async (_coordinate, outcome, each) => {
      const answer = await call(role, each);
      expect(seenIn(answer, each[1])).toBe(outcome);
      expect(answer.status).toBe(200);
      const beside = { __typename: "SessionExpired" };
      expect(answer.data).toMatchObject({ before: beside, after: beside });
      for (const error of answer.errors)
        expect(error).toMatchObject({ path: ["it"], extensions: { correlationId: expect.any(String) } });
    },
  );

  test("S2-34: a refused call changes nothing", async () => {
    expect(await settledTraces(shop.shop)).toEqual(traces);
  });
});

describe("an allowed call", () => {
  test("changes stored data at least once, so the check for changes works", async () => {
    const before = await settledTraces(shop.shop);
    const row = mutationRows["Mutation.adjustStock"];
    if (row) await call("admin", ["Mutation.adjustStock", row]);
    const after = await settledTraces(shop.shop);
    const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
    expect(changed).toEqual(
      expect.arrayContaining(["inventory public.stock_levels", "inventory public.stock_movements"]),
    );
  });

  test.each(mutationCases)("call %s", async (coordinate, row) => {
    const ends: string[] = [];
    for (const role of rolesWhoMay(row)) {
      const answer = await call(role, [coordinate, row]);
      expect([role, seenIn(answer, row)]).toEqual([role, "value"]);
      ends.push(answer.data.it.__typename ?? "a value");
    }
    // at least one caller succeeds, so a refusal is not caused by an invalid call
    expect(ends.find((end) => (row.endsIn ? end === row.endsIn : !problemNames.has(end))) ?? ends).toEqual(
      expect.any(String),
    );
  });
});
