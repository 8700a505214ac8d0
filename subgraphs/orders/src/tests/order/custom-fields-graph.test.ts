import { randomUUID } from "node:crypto";
import {
  date,
  enumeration,
  money,
  number,
  reference,
  text,
  type CustomFields,
} from "@souk/kernel/custom-fields/custom-field";
import { customFieldFaults } from "@souk/kernel/custom-fields/check-custom-fields";
import { runInRequest, WorkCounters } from "@souk/kernel/logging/request-context";
import { until } from "@souk/kernel/testing/eventually";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { admin, lamp, OrdersHarness } from "../../testing/orders-harness.js";

const label = { en: "A field", fr: "Un champ" };

const customFields: CustomFields = {
  Order: {
    giftMessage: text({ label, maxLength: 20, search: true }),
    wrapping: enumeration({ label, values: { PAPER: label, CLOTH: label }, default: "PAPER", filter: true }),
    deliverOn: date({ label, visibility: "owner", filter: true, sort: true }),
    purchaseOrder: text({ label, personal: false, filter: true, sort: true }),
    pickupCode: text({ label, writtenBy: "staff" }),
    margin: number({ label, visibility: "staff", filter: true, sort: true }),
    deposit: money({ label, sort: true }),
    advisor: reference({ label, to: "User", writtenBy: "staff" }),
  },
};

const values = {
  giftMessage: "Happy birthday",
  wrapping: "CLOTH",
  deliverOn: "2026-12-24",
  purchaseOrder: "PO-7",
  deposit: { amount: "2.00", currency: "CAD" },
};
const shown = `giftMessage wrapping deliverOn purchaseOrder pickupCode deposit { amount currency } advisor { id }`;

let harness: OrdersHarness;

beforeAll(async () => {
  harness = await OrdersHarness.open({ project: { fields: customFields } });
});

afterAll(async () => harness[Symbol.asyncDispose]());
beforeEach(() => harness.reset());

async function read(id: string, fields: string, as: typeof admin | typeof harness.buyer = harness.buyer): Promise<any> {
  return harness.execute(`query ($id: ID!) { order(id: $id) { ${fields} } }`, { id }, { as });
}

async function change(id: string, custom: object, as: typeof admin | typeof harness.buyer = admin): Promise<any> {
  const mutation = `mutation ($input: ChangeOrderFieldsInput!) { changeOrderFields(input: $input) { __typename
    ... on Order { id } ... on InvalidInput { fields { path message } } } }`;
  return harness.execute(mutation, { input: { id, custom } }, { as });
}

test("the declarations of this file have no fault", () => {
  expect(customFieldFaults(customFields, "CAD")).toEqual([]);
});

describe("a checkout", () => {
  test("stores the buyer's values, and the buyer reads them", async () => {
    const { id } = await harness.checkout({ custom: values });
    const { data, errors } = await read(id, `custom { ${shown} } customValues { name } allCustomValues { name }`);
    expect(errors).toBeUndefined();
    expect(data.order).toEqual({
      custom: { ...values, pickupCode: null, advisor: null },
      customValues: Object.keys(values).map((name) => ({ name })),
      allCustomValues: null,
    });
  });

  test("without values stores none, and shows defaults", async () => {
    const { id } = await harness.checkout();
    expect((await read(id, `custom { wrapping giftMessage }`)).data.order.custom).toEqual({
      wrapping: "PAPER",
      giftMessage: null,
    });
  });

  test("names wrong values and places no order", async () => {
    const wrong = await harness.checkout({ custom: { giftMessage: "x".repeat(21), deliverOn: "2026-13-01" } });
    expect(wrong).toMatchObject({ __typename: "InvalidInput" });
    expect(wrong.fields.map(({ path }: any) => path)).toEqual(["custom.giftMessage", "custom.deliverOn"]);
    expect(await harness.ownOrders()).toEqual([]);
  });

  test.each(["pickupCode", "margin"])("has no input for %s, which staff writes", async (name) => {
    const mutation = `mutation ($input: CheckoutInput!) { checkout(input: $input) { __typename } }`;
    const input = { idempotencyKey: randomUUID(), custom: { [name]: name === "margin" ? 1 : "A1" } };
    const { errors } = await harness.execute(mutation, { input }, { as: harness.buyer });
    expect(errors?.[0]?.message).toMatch(`Field "${name}" is not defined by type "OrderCustomOwnerInput"`);
  });

  test("with the same key and other values is another request", async () => {
    const idempotencyKey = randomUUID();
    await harness.checkout({ idempotencyKey, custom: values });
    expect(await harness.checkout({ idempotencyKey, custom: values })).toMatchObject({ __typename: "Order" });
    expect(await harness.checkout({ idempotencyKey })).toMatchObject({ code: "IDEMPOTENCY_KEY_REUSED" });
  });
});

describe("an admin", () => {
  test("changes all values; null removes one, and the log does not record personal ones", async () => {
    const { id } = await harness.checkout({ custom: values });
    const advisor = randomUUID();
    const custom = { giftMessage: "Sorry", deliverOn: null, pickupCode: "A1", margin: 0.25, purchaseOrder: "PO-8" };
    expect((await change(id, { ...custom, advisor })).data.changeOrderFields).toEqual({ __typename: "Order", id });
    const { data } = await read(id, `custom { ${shown} margin } allCustomValues { name }`, admin);
    expect(data.order.custom).toEqual({ ...values, ...custom, advisor: { id: advisor } });
    const [entry] = await harness.rowsOf<{ data: any }>(
      `select payload -> 'data' as data from graphile_worker._private_jobs where payload -> 'data' ->> 'action' = 'changeOrderFields'`,
    );
    expect(entry?.data).toMatchObject({ targetType: "Order", targetId: id });
    expect(entry?.data.before).toEqual({
      "custom.giftMessage": "(personal)",
      "custom.deliverOn": "(personal)",
      "custom.pickupCode": null,
      "custom.margin": null,
      "custom.advisor": null,
      "custom.purchaseOrder": "PO-7",
    });
    expect(entry?.data.after).toEqual({
      "custom.giftMessage": "(personal, changed)",
      "custom.deliverOn": null,
      "custom.pickupCode": "A1",
      "custom.margin": 0.25,
      "custom.advisor": advisor,
      "custom.purchaseOrder": "PO-8",
    });
  });

  test("gets the problems of wrong values, and null for no order", async () => {
    const { id } = await harness.checkout();
    const { changeOrderFields: wrong } = (await change(id, { wrapping: null, margin: 1 })).data;
    expect(wrong.fields).toMatchObject([{ path: "custom.wrapping" }]);
    expect((await change(randomUUID(), {})).data.changeOrderFields).toEqual({ __typename: "NotFound" });
  });

  test("is the only one who changes an order's values", async () => {
    const { id } = await harness.checkout();
    expect((await change(id, { giftMessage: "x" }, harness.buyer)).errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });
});

test("a field for staff is refused to the buyer, and does not remove the others", async () => {
  const { id } = await harness.checkout({ custom: values });
  const { data, errors } = await read(id, `custom { giftMessage margin }`);
  expect(data.order.custom).toEqual({ giftMessage: "Happy birthday", margin: null });
  expect(errors?.map(({ extensions }: any) => extensions?.code)).toEqual(["FORBIDDEN"]);
});

test("a field for the owner is hidden from a viewer who is not the buyer", async () => {
  const guest = { id: randomUUID(), role: "GUEST" } as const;
  const email = "june@example.com";
  const order = await harness.checkout({ custom: values, email }, guest);
  await harness.execute(`mutation ($input: RequestOrderLinkInput!) { requestOrderLink(input: $input) }`, {
    input: { number: order.number, email },
  });
  const linkMails = () => harness.fakes.mails.filter(({ kind }) => kind === "ORDER_LINK");
  await until(() => linkMails().length > 0);
  const [{ link }] = linkMails().map(({ data }) => data as { link: string }) as [{ link: string }];
  const query = `query ($token: String!) { orderByLink(token: $token) { custom { giftMessage deliverOn } customValues { name } } }`;
  const { data, errors } = await harness.execute(query, { token: link.split("/").at(-1) });
  expect(errors?.map(({ extensions }: any) => extensions?.code)).toEqual(["UNAUTHENTICATED"]);
  expect(data.orderByLink).toEqual({
    custom: { giftMessage: "Happy birthday", deliverOn: null },
    customValues: ["giftMessage", "wrapping", "purchaseOrder", "deposit"].map((name) => ({ name })),
  });
});

describe("lists", () => {
  let ids: string[];
  let buyer: typeof harness.buyer;

  beforeAll(async () => {
    await harness.reset();
    buyer = harness.buyer;
    ids = [];
    const margins = [0.5, null, 0.1];
    for (const [index, custom] of [
      { purchaseOrder: "B", giftMessage: "Joyeux Noël", deposit: { amount: "2.00", currency: "CAD" } },
      { purchaseOrder: "A", deliverOn: "2026-12-01", wrapping: "CLOTH" },
      { deposit: { amount: "10.00", currency: "CAD" } },
    ].entries()) {
      // the checkout before has bought the cart
      harness.fakes.cart = [{ productId: lamp, quantity: 1 }];
      const { id } = await harness.checkout({ custom }, buyer);
      ids.push(id);
      if (margins[index] !== null) await change(id, { margin: margins[index] });
    }
  });

  async function listed(list: string, args: string, as: typeof admin | typeof buyer = admin): Promise<any> {
    const { data, errors } = await harness.execute(`{ ${list}(${args}) { totalCount nodes { id } } }`, {}, { as });
    return errors?.[0]?.message ?? data[list].nodes.map(({ id }: any) => ids.indexOf(id));
  }

  const ofBuyer = (filter: string): string => `filter: { customerId: "${buyer.id}", ${filter} }`;

  test.each([
    [`custom: { purchaseOrder: ["A", "B"] }`, [0, 1]],
    [`custom: { wrapping: [PAPER] }`, [0, 2]],
    [`custom: { minDeliverOn: "2026-11-01", maxDeliverOn: "2026-12-01" }`, [1]],
    [`custom: { minMargin: 0.2 }`, [0]],
    [`search: "noel"`, [0]],
  ])("filtered by %s", async (filter, places) => {
    expect((await listed("allOrders", ofBuyer(filter))).toSorted()).toEqual(places);
  });

  test.each([
    ["CUSTOM_PURCHASE_ORDER", [2, 1, 0]],
    ["CUSTOM_DEPOSIT_DESC", [2, 0, 1]],
    ["CUSTOM_MARGIN", [1, 2, 0]],
  ])("sorted by %s, in pages of one", async (sort, places) => {
    const seen: number[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < places.length; pages += 1) {
      const query = `query ($after: String) { allOrders(filter: { customerId: "${buyer.id}" }, sort: ${sort}, first: 1, after: $after) { nodes { id } pageInfo { endCursor } } }`;
      const { allOrders }: any = (await harness.execute(query, { after }, { as: admin })).data;
      seen.push(ids.indexOf(allOrders.nodes[0].id));
      after = allOrders.pageInfo.endCursor;
    }
    expect(seen).toEqual(places);
  });

  test("for the buyer use the fields that the buyer reads, and reveal no value for staff", async () => {
    expect(await listed("orders", `filter: { custom: { purchaseOrder: ["A"] } }`, buyer)).toEqual([1]);
    expect(await listed("orders", `sort: CUSTOM_DELIVER_ON_DESC, first: 1`, buyer)).toEqual([1]);
    expect(await listed("orders", `filter: { custom: { minMargin: 0.2 } }`, buyer)).toHaveLength(3);
    expect(await listed("orders", `sort: CUSTOM_MARGIN`, buyer)).toMatch(/^sort is for admins/);
  });

  test("cost no further statement", async () => {
    const statements = async (fields: string): Promise<number> => {
      const counters = new WorkCounters();
      const body = await runInRequest({ counters }, () =>
        harness.execute(`{ orders { nodes { id ${fields} } } }`, {}, { as: buyer }),
      );
      expect(body.errors).toBeUndefined();
      return counters.sqlStatements;
    };
    expect(await statements(`custom { ${shown} } customValues { name value }`)).toBe(await statements(""));
  });
});

test("personal data is exported without fields for staff, and erased except what is not personal", async () => {
  const { id } = await harness.checkout({ custom: values });
  await change(id, { margin: 0.25, pickupCode: "A1" });
  const variables = { person: { userId: harness.buyer.id, email: "ada@example.com" } };
  const query = `query ($person: PersonInput!) { personalData(person: $person) }`;
  const { data } = await harness.execute(query, variables, { from: "accounts" });
  expect(data.personalData.orders[0].custom).toEqual({ ...values, pickupCode: "A1" });
  const erase = `mutation ($person: PersonInput!) { erasePersonalData(person: $person) }`;
  expect((await harness.execute(erase, variables, { from: "accounts" })).data).toEqual({ erasePersonalData: true });
  const [row] = await harness.rowsOf(`select custom from orders where id = $1`, [id]);
  expect(row).toEqual({ custom: { purchaseOrder: "PO-7", pickupCode: "A1", margin: 0.25 } });
});
