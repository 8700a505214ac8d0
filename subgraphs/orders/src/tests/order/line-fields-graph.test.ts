import { randomUUID } from "node:crypto";
import { customFieldFaults } from "@souk/kernel/custom-fields/check-custom-fields";
import { boolean, text, type CustomFields } from "@souk/kernel/custom-fields/custom-field";
import { adjustPrice, allow } from "@souk/kernel/project/rules";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { admin, lamp, OrdersHarness } from "../../testing/orders-harness.js";

const label = { en: "A field", fr: "Un champ" };

const fields: CustomFields = {
  OrderLine: {
    engraving: text({ label, maxLength: 10 }),
    giftWrap: boolean({ label, default: false, personal: false }),
    batch: text({ label, writtenBy: "staff" }),
    defect: text({ label, visibility: "staff" }),
  },
};

let harness: OrdersHarness;

beforeAll(async () => {
  const wrapping = ({ custom, unitPrice }: any) =>
    custom.giftWrap ? adjustPrice(unitPrice.amountMinor + 300, label) : allow();
  harness = await OrdersHarness.open({ project: { fields, rules: { priceLine: { wrapping } } } });
});

afterAll(async () => harness[Symbol.asyncDispose]());

const lineId = randomUUID();

beforeEach(async () => {
  await harness.reset();
  harness.fakes.cart = [
    { productId: lamp, quantity: 2 },
    { productId: lamp, lineId, quantity: 1, custom: { engraving: "June", giftWrap: true } },
  ];
});

type Reader = typeof admin | typeof harness.buyer;

async function linesOf(id: string, as: Reader = harness.buyer, more = ""): Promise<any> {
  const query = `query ($id: ID!) { order(id: $id) { lines { lineId quantity unitPrice { amount }
    custom { engraving giftWrap batch } customValues { name } allCustomValues { name } ${more} } } }`;
  return harness.execute(query, { id }, { as });
}

async function change(input: object, as: Reader = admin): Promise<any> {
  const mutation = `mutation ($input: ChangeOrderLineFieldsInput!) { changeOrderLineFields(input: $input) { __typename
    ... on InvalidInput { fields { path message } } } }`;
  return harness.execute(mutation, { input }, { as });
}

test("the declarations of this file have no fault", () => {
  expect(customFieldFaults(fields, "CAD")).toEqual([]);
});

describe("a checkout", () => {
  test("copies the values of the cart's lines with defaults, and a rule prices by them", async () => {
    const placed = await harness.checkout();
    expect(placed).toMatchObject({ __typename: "Order" });
    const { data, errors } = await linesOf(placed.id);
    expect(errors).toBeUndefined();
    expect(data.order.lines).toEqual([
      {
        lineId: lamp,
        quantity: 2,
        unitPrice: { amount: "49.99" },
        custom: { engraving: null, giftWrap: false, batch: null },
        customValues: [{ name: "giftWrap" }],
        allCustomValues: null,
      },
      {
        lineId,
        quantity: 1,
        unitPrice: { amount: "52.99" },
        custom: { engraving: "June", giftWrap: true, batch: null },
        customValues: [{ name: "engraving" }, { name: "giftWrap" }],
        allCustomValues: null,
      },
    ]);
  });

  test("names values that are no longer accepted, and places no order", async () => {
    harness.fakes.cart = [{ productId: lamp, lineId, quantity: 1, custom: { engraving: "x".repeat(11) } }];
    const wrong = await harness.checkout();
    expect(wrong).toMatchObject({ __typename: "InvalidInput" });
    expect(wrong.fields).toEqual([{ path: "lines.0.custom.engraving" }]);
    expect(await harness.ownOrders()).toEqual([]);
  });
});

describe("an admin", () => {
  test("changes all values of a line, and the log names the line and not the personal values", async () => {
    const { id } = await harness.checkout();
    const custom = { engraving: "Omar", batch: "B7", defect: "none" };
    expect((await change({ orderId: id, lineId, custom })).data.changeOrderLineFields.__typename).toBe("Order");
    const { data } = await linesOf(id, admin, "defects: custom { defect }");
    expect(data.order.lines[0].custom.engraving).toBeNull();
    expect(data.order.lines[1]).toMatchObject({
      custom: { engraving: "Omar", giftWrap: true, batch: "B7" },
      defects: { defect: "none" },
    });
    const [entry] = await harness.rowsOf<{ data: any }>(
      `select payload -> 'data' as data from graphile_worker._private_jobs
       where payload -> 'data' ->> 'action' = 'changeOrderLineFields'`,
    );
    expect(entry?.data).toMatchObject({
      targetId: id,
      after: { "lines.1.custom.batch": "B7", "lines.1.custom.engraving": "(personal, changed)" },
    });
  });

  test("gets the problems of wrong values, and NotFound for an unknown line", async () => {
    const { id } = await harness.checkout();
    const wrong = await change({ orderId: id, lineId, custom: { engraving: "x".repeat(11) } });
    expect(wrong.data.changeOrderLineFields.fields).toEqual([
      { path: "custom.engraving", message: "must be at most 10 characters" },
    ]);
    const unknown = await change({ orderId: id, lineId: randomUUID(), custom: { batch: "B7" } });
    expect(unknown.data.changeOrderLineFields.__typename).toBe("NotFound");
  });
});

test("the buyer reads no field for staff, and changes none", async () => {
  const { id } = await harness.checkout();
  const { errors } = await linesOf(id, harness.buyer, "defects: custom { defect }");
  expect(errors?.[0]).toMatchObject({ extensions: { code: "FORBIDDEN" } });
  const refused = await change({ orderId: id, lineId, custom: { engraving: "Omar" } }, harness.buyer);
  expect(refused.errors?.[0]).toMatchObject({ extensions: { code: "FORBIDDEN" } });
});

test("the export contains the values that the buyer reads, and an erasure removes the personal ones", async () => {
  const { id } = await harness.checkout();
  await change({ orderId: id, lineId, custom: { batch: "B7", defect: "none" } });
  const variables = { person: { userId: harness.buyer.id, email: "june@example.com" } };
  const query = `query ($person: PersonInput!) { personalData(person: $person) }`;
  const { data } = await harness.execute(query, variables, { from: "accounts" });
  const exported = { engraving: "June", giftWrap: true, batch: "B7" };
  expect(data.personalData.orders[0].lines.map(({ custom }: any) => custom)).toEqual([{ giftWrap: false }, exported]);
  const erase = `mutation ($person: PersonInput!) { erasePersonalData(person: $person) }`;
  await harness.execute(erase, variables, { from: "accounts" });
  expect((await linesOf(id, admin)).data.order.lines[1].custom).toEqual({
    engraving: null,
    giftWrap: true,
    batch: "B7",
  });
});
