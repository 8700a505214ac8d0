import { afterAll, beforeAll, expect, test } from "vitest";
import { getNamedType } from "graphql";
import { apiSchema } from "../authorization/coordinates.js";
import { openKnownShop, type KnownShop } from "../authorization/known-shop.js";
import { mutationCases, rolesWhoMay, type MutationCase } from "../authorization/mutation-cases.js";
import type { Role } from "../authorization/rules.js";
import { likeness } from "../engines/likeness.js";
import { request } from "../engines/seen-answer.js";
import { wideSelection } from "../engines/wide-selection.js";

const wide = { QUERY_COST_LIMIT: "1000000" };

// a repeated change can have a different result, so each engine has its own shop with the same data
let shops: readonly [souk: KnownShop, apollo: KnownShop];

beforeAll(async () => {
  shops = await Promise.all([
    openKnownShop({ ...wide, ROUTER_ENGINE: "souk" }),
    openKnownShop({ ...wide, ROUTER_ENGINE: "apollo" }),
  ]);
});

afterAll(async () => {
  for (const shop of shops) await shop[Symbol.asyncDispose]();
});

async function answerOf({ clients, fill }: KnownShop, role: Role, [coordinate, row]: MutationCase): Promise<unknown> {
  const field = apiSchema.getMutationType()?.getFields()[coordinate.split(".")[1] ?? ""];
  if (!field) throw new Error(`no ${coordinate}`);
  const query = fill(`mutation { it: ${row.call} ${wideSelection(getNamedType(field.type), 1)} }`);
  // two mails of the same moment have no fixed order
  return likeness(await request(clients[role], { query }, "engines"), coordinate !== "Mutation.exportMyData");
}

test.each(mutationCases)("%s gets the same answer from both engines", async (...mutation) => {
  for (const role of rolesWhoMay(mutation[1])) {
    const [souk, apollo] = await Promise.all(shops.map((shop) => answerOf(shop, role, mutation)));
    expect({ role, answer: souk }).toEqual({ role, answer: apollo });
    expect(souk).toMatchObject({ status: 200, data: { it: expect.anything() } });
  }
});
