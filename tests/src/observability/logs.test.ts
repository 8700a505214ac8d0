// own shop: the tests read its log
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../test-kit/clients/eventually.js";
import { buy } from "../test-kit/data/buying.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({ environment: { LOG_LEVEL: "info" } });
});

afterAll(async () => shop[Symbol.asyncDispose]());

async function expectLine(line: object): Promise<void> {
  await eventually(async () => {
    const lines = (await shop.logLines()).map((text) => JSON.parse(text) as object);
    expect(lines).toContainEqual(expect.objectContaining(line));
  });
}

test("the line of a request has its operation, viewer, outcome, cost, plan time and subgraphs", async () => {
  const buyer = await shop.signUp();
  await buyer.get("query WhoAmI { me { id } }");
  await expectLine({
    service: "router",
    msg: "request",
    operation: "WhoAmI",
    operationType: "query",
    viewer: "customer",
    outcome: "ok",
    cost: expect.any(Number),
    planMs: expect.any(Number),
    subgraphs: ["accounts"],
    correlationId: expect.any(String),
  });
});

test("the line of a refused operation says so", async () => {
  await expect(shop.client.get("query Wrong { nonsense }")).rejects.toThrow(/nonsense/);
  await expectLine({ service: "router", msg: "request", viewer: "nobody", outcome: "refused", subgraphs: [] });
});

test("a paid order, a refused sign-in and a change of a role have lines", async () => {
  const { id } = await shop.product({ stock: 5 });
  const buyer = await shop.signUp();
  await buy(buyer, id);
  await expectLine({ service: "orders", msg: "order changed", event: "orderPaid", order: expect.any(String) });
  const login = `mutation ($input: LoginInput!) { login(input: $input) { __typename } }`;
  await shop.client.execute(login, { input: { email: "nobody@example.com", password: "wrong password" } });
  await expectLine({ service: "accounts", msg: "sign-in refused", reason: "invalidCredentials" });
  const { me } = await buyer.get("{ me { id } }");
  const admin = await shop.admin();
  await admin.execute(`mutation ($id: ID!) { setRole(userId: $id, role: INSTRUCTOR) { __typename } }`, { id: me.id });
  await expectLine({ service: "accounts", msg: "staff action", action: "accounts.setRole", targetId: me.id });
});
