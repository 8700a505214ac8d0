import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  AddPaymentMethodDocument,
  CartDocument,
  CreateCourseDocument,
  NotificationsDocument,
  OrderDocument,
  OrdersDocument,
  PaymentMethodsDocument,
  SaveAddressDocument,
  ShipmentDocument,
} from "../generated/operations.js";
import { addToCart, buy, checkOut } from "../test-kit/data/buying.js";
import { cardThat, homeAddress } from "../test-kit/data/cards.js";
import { eventually } from "../test-kit/clients/eventually.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let owner: Shopper;
let stranger: Shopper;
let admin: Shopper;
let theirs: Record<
  | "order"
  | "number"
  | "unpaid"
  | "shipment"
  | "method"
  | "address"
  | "draft"
  | "draftSlug"
  | "draftProduct"
  | "product",
  string
>;

beforeAll(async () => {
  shop = await TestShop.create();
  const instructor = await shop.instructor();
  [owner, stranger, admin] = await Promise.all([shop.signUp(), shop.signUp(), shop.admin()]);
  const product = await shop.product({ stock: 10 });
  const order = await buy(owner, product.id);
  await addToCart(owner, product.id, 2);
  const declined = await checkOut(owner, { payment: { card: cardThat("is declined") } });
  const input = { paymentType: "CARD" as const, details: cardThat("succeeds") };
  const { addPaymentMethod: method } = await owner.get(AddPaymentMethodDocument, { input });
  const { saveAddress: address } = await owner.get(SaveAddressDocument, { input: { address: homeAddress } });
  const course = { title: "Draft", price: { amount: "5.00", currency: "CAD" } };
  const { createCourse: draft } = await instructor.get(CreateCourseDocument, { input: course });
  if (declined.__typename !== "PaymentDeclined" || method?.__typename !== "PaymentMethod") throw new Error("not made");
  if (address?.__typename !== "Address" || draft?.__typename !== "Course") throw new Error("not made");
  const shipment = await eventually(async () => {
    const found = (await owner.get(OrderDocument, { id: order.id })).order?.shipments?.[0]?.trackingNumber;
    expect((await owner.get(NotificationsDocument, {})).notifications?.totalCount).toBeGreaterThan(0);
    if (!found) throw new Error("not shipped yet");
    return found;
  });
  theirs = {
    order: order.id,
    number: order.number,
    unpaid: declined.order.id,
    shipment,
    product: product.id,
    method: method.id,
    address: address.id,
    draft: draft.id,
    draftSlug: draft.slug,
    draftProduct: draft.product?.id ?? "",
  };
});

afterAll(async () => shop[Symbol.asyncDispose]());

/** Runs the operation with each `$name` replaced by the id of the owner's object. */
async function execute(client: ShopClient, operation: string): Promise<any> {
  return client.get(operation.replace(/\$(\w+)/g, (_, name: keyof typeof theirs) => theirs[name]));
}

describe("another customer's request for it gets nothing", () => {
  test.each([
    ["an order by id", `{ order(id: "$order") { number } }`, { order: null }],
    ["an order by number", `{ order(number: "$number") { id } }`, { order: null }],
    ["a shipment", `{ shipment(trackingNumber: "$shipment") { status } }`, { shipment: null }],
    ["a draft course by id", `{ course(id: "$draft") { title } }`, { course: null }],
    ["a draft course by slug", `{ course(slug: "$draftSlug") { title } }`, { course: null }],
    [
      "a draft course behind its product",
      `{ product(id: "$draftProduct") { name course { title } } }`,
      { product: null },
    ],
    [
      "cancelling an order",
      `mutation { cancelOrder(id: "$unpaid") { __typename } }`,
      { cancelOrder: { __typename: "NotFound" } },
    ],
    [
      "paying an order",
      `mutation { payOrder(input: { orderId: "$unpaid", idempotencyKey: "k", payment: { paymentMethodId: "$method" } }) { __typename } }`,
      { payOrder: { __typename: "NotFound" } },
    ],
    [
      "removing a card",
      `mutation { removePaymentMethod(id: "$method") { __typename } }`,
      { removePaymentMethod: { __typename: "NotFound" } },
    ],
    [
      "changing an address",
      `mutation { saveAddress(input: { id: "$address", address: { fullName: "Me", line1: "1", city: "X", postalCode: "1", country: "CA" } }) { __typename } }`,
      { saveAddress: { __typename: "NotFound" } },
    ],
    [
      "publishing a draft",
      `mutation { publishCourse(id: "$draft") { __typename } }`,
      { publishCourse: { __typename: "NotFound" } },
    ],
  ])("%s", async (_what, operation, answer) => {
    expect(await execute(stranger, operation)).toEqual(answer);
  });

  test("a draft's product cannot be added to a cart, and its name is not shown", async () => {
    const { addToCart: answer } = await execute(
      stranger,
      `mutation { addToCart(input: { productId: "$draftProduct", quantity: 1 }) {
        __typename ... on Problem { message } ... on ProductUnavailable { product { name price { amount } } }
      } }`,
    );
    expect(answer).toEqual({ __typename: "ProductUnavailable", message: "This course is not on sale.", product: null });
    const { setCartLine } = await execute(
      stranger,
      `mutation { setCartLine(input: { productId: "$draftProduct", quantity: 1 }) { ... on Problem { message } } }`,
    );
    expect(setCartLine.message).not.toContain("Draft");
  });

  test("lists contain only the viewer's own objects", async () => {
    expect((await stranger.get(OrdersDocument, {})).orders).toMatchObject({ nodes: [], totalCount: 0 });
    expect((await stranger.get(OrdersDocument, { filter: { number: theirs.number } })).orders?.nodes).toEqual([]);
    expect((await stranger.get(CartDocument)).cart).toMatchObject({ lines: [], totalQuantity: 0 });
    expect((await stranger.get(PaymentMethodsDocument)).paymentMethods).toEqual([]);
    expect((await stranger.get(NotificationsDocument, {})).notifications).toMatchObject({ nodes: [], totalCount: 0 });
    expect((await stranger.get(`{ me { addresses { id } } }`)).me.addresses).toEqual([]);
    expect((await stranger.get(`{ courses { nodes { id } } }`)).courses.nodes).toEqual([]);
  });

  test("only the available stock is shown", async () => {
    const { product } = await stranger.get(
      `query ($id: ID) { product(id: $id) { stock { onHand reserved available } } }`,
      {
        id: theirs.product,
      },
    );
    expect(product.stock).toEqual({ onHand: null, reserved: null, available: expect.any(Number) });
  });
});

describe("all objects still belong to the owner", () => {
  test("the unpaid order, the cart, the card, the address and the mails", async () => {
    expect((await owner.get(OrderDocument, { id: theirs.unpaid })).order?.status).toBe("CREATED");
    expect((await owner.get(CartDocument)).cart?.totalQuantity).toBe(2);
    expect((await owner.get(PaymentMethodsDocument)).paymentMethods).toHaveLength(1);
    expect((await owner.get(`{ me { addresses { id fullName } } }`)).me.addresses).toEqual([
      { id: theirs.address, fullName: homeAddress.fullName },
    ]);
    expect((await owner.get(ShipmentDocument, { trackingNumber: theirs.shipment })).shipment).not.toBeNull();
  });

  test("an admin sees orders, shipments and drafts, but not the cart or the cards", async () => {
    expect(await execute(admin, `{ order(id: "$order") { number customer { email } } }`)).toEqual({
      order: { number: theirs.number, customer: { email: owner.email } },
    });
    expect((await execute(admin, `{ shipment(trackingNumber: "$shipment") { status } }`)).shipment).not.toBeNull();
    expect((await execute(admin, `{ course(id: "$draft") { title } }`)).course).toEqual({ title: "Draft" });
    expect((await admin.get(CartDocument)).cart?.lines).toEqual([]);
    expect((await admin.get(PaymentMethodsDocument)).paymentMethods).toEqual([]);
  });
});

describe("only the token identifies the viewer", () => {
  test.each([
    [`{ cart(userId: "x") { id } }`],
    [`mutation { addToCart(input: { productId: "x", quantity: 1, userId: "x" }) { __typename } }`],
    [
      `mutation { register(input: { email: "a@example.com", password: "correct horse battery", role: ADMIN }) { __typename } }`,
    ],
    [`mutation { updateProfile(input: { role: ADMIN }) { __typename } }`],
    [`mutation { checkout(input: { userId: "x", idempotencyKey: "k", payment: {} }) { __typename } }`],
  ])("%s is not a valid document of this API", async (document) => {
    const { status, data, errors } = await stranger.execute(document);
    expect(status).toBe(400);
    expect(data).toBeUndefined();
    expect(errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", status: 400 });
  });

  test("S0-37: the token identifies a cart's customer", async () => {
    const { cart } = await owner.get(`{ cart { customer { id email } } }`);
    expect(cart.customer).toEqual({ id: owner.id, email: owner.email });
  });

  test.each([
    ["an unknown UUID", randomUUID()],
    ["a number", "1"],
    ["nothing", ""],
    ["quotes", "' or 1=1 --"],
  ])("%s as an id is not found, without an internal error", async (_what, id) => {
    const query = `query ($id: ID!, $text: String!) {
      order(id: $id) { id } byNumber: order(number: $text) { id } shipment(trackingNumber: $text) { id }
      product(id: $id) { id } bySku: product(sku: $text) { id } bySlug: product(slug: $text) { id }
      course(id: $id) { id } courseBySlug: course(slug: $text) { id } category(slug: $text) { id } }`;
    const { data, errors } = await stranger.execute(query, { id, text: id });
    expect(errors).toEqual([]);
    expect(new Set(Object.values(data))).toEqual(new Set([null]));
    const mutation = `mutation ($id: ID!) { cancelOrder(id: $id) { __typename } removePaymentMethod(id: $id) { __typename }
        completeLesson(lessonId: $id) { __typename } publishCourse(id: $id) { __typename } addToCart(input: { productId: $id, quantity: 1 }) { __typename } }`;
    const notFound = { __typename: "NotFound" };
    expect(await stranger.get(mutation, { id })).toEqual({
      cancelOrder: notFound,
      removePaymentMethod: notFound,
      completeLesson: notFound,
      publishCourse: notFound,
      addToCart: { __typename: "ProductNotFound" },
    });
  });

  test("a NUL character, which the shop cannot store, is BAD_USER_INPUT in a text, and an unknown id in an id", async () => {
    const document = `query ($nul: String!, $id: ID!) { product(slug: $nul) { id } order(id: $id) { id } }`;
    const { data, errors } = await stranger.execute(document, { nul: "a\u0000b", id: "a\u0000b" });
    expect(data).toEqual({ product: null, order: null });
    expect(errors).toMatchObject([{ path: ["product"], extensions: { code: "BAD_USER_INPUT", status: 400 } }]);
  });
});
