import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildSchema, type GraphQLObjectType } from "graphql";
import { CreateCourseDocument } from "./generated/operations.js";
import { buy } from "./test-kit/buying.js";
import { eventually } from "./test-kit/eventually.js";
import type { ShopClient } from "./test-kit/shop-client.js";
import { TestShop } from "./test-kit/test-shop.js";
import { settledTraces } from "./test-kit/traces.js";

type Role = "nobody" | "CUSTOMER" | "INSTRUCTOR" | "ADMIN";

interface Guarded {
  readonly field: string;
  /** The field as it is called, with `$given.…` replaced by what the shop holds. */
  readonly call: string;
  readonly mayCall: readonly Role[];
}

const money = `{ amount: "5.00", currency: "CAD" }`;

/** Each field as it is called, in an order in which each works for those who may. */
const callsOfAdmins: Readonly<Record<string, string>> = {
  users: `users { nodes { email } }`,
  allOrders: `allOrders { nodes { number customer { email } } }`,
  stuckOrders: `stuckOrders { __typename }`,
  failedDeliveries: `failedDeliveries { __typename }`,
  outboxes: `outboxes { service failedDeliveries { __typename } }`,
  stockMovements: `stockMovements(productId: "$product") { __typename }`,
  auditLog: `auditLog { totalCount }`,
  setRole: `setRole(userId: "$user", role: INSTRUCTOR) { __typename }`,
  createProduct: `createProduct(input: { sku: "$new", name: "Lamp", price: ${money} }) { __typename }`,
  updateProduct: `updateProduct(input: { id: "$product", name: "$new" }) { __typename }`,
  addProductImage: `addProductImage(input: { productId: "$product", url: "/a.svg" }) { __typename }`,
  adjustStock: `adjustStock(input: { productId: "$product", delta: 1, reason: "count" }) { __typename }`,
  createCategory: `createCategory(input: { name: "$new" }) { __typename }`,
  advanceOrder: `advanceOrder(id: "$order", to: PROCESSING) { __typename }`,
  updateShipment: `updateShipment(input: { trackingNumber: "$shipment", status: IN_TRANSIT }) { __typename }`,
  repairOrder: `repairOrder(id: "$order") { __typename }`,
  refundOrder: `refundOrder(id: "$order") { __typename }`,
  retryDelivery: `retryDelivery(id: "$order") { __typename }`,
  deleteProduct: `deleteProduct(id: "$product") { __typename }`,
};
const callsOfInstructors = { createCourse: `createCourse(input: { title: "$new", price: ${money} }) { __typename }` };
const guarded: readonly Guarded[] = [
  ...Object.entries(callsOfAdmins).map(([field, call]) => ({ field, call, mayCall: ["ADMIN"] as const })),
  ...Object.entries(callsOfInstructors).map(([field, call]) => ({
    field,
    call,
    mayCall: ["INSTRUCTOR", "ADMIN"] as const,
  })),
];

/** For whoever is signed in, about what is theirs. */
const callsOfOwners: Readonly<Record<string, string>> = {
  me: `me { id }`,
  cart: `cart { id }`,
  orders: `orders { totalCount }`,
  order: `order(id: "$order") { number }`,
  paymentMethods: `paymentMethods { id }`,
  shipment: `shipment(trackingNumber: "$shipment") { status }`,
  notifications: `notifications { totalCount }`,
  myCourses: `myCourses { id }`,
  updateProfile: `updateProfile(input: { fullName: "X" }) { __typename }`,
  saveAddress: `saveAddress(input: { address: { fullName: "X", line1: "1", city: "X", postalCode: "1", country: "CA" } }) { __typename }`,
  changePassword: `changePassword(input: { currentPassword: "x", newPassword: "y" }) { __typename }`,
  addToCart: `addToCart(input: { productId: "$product", quantity: 1 }) { __typename }`,
  setCartLine: `setCartLine(input: { productId: "$product", quantity: 1 }) { __typename }`,
  clearCart: `clearCart { id }`,
  checkout: `checkout(input: { idempotencyKey: "k", payment: {} }) { __typename }`,
  payOrder: `payOrder(input: { orderId: "$order", idempotencyKey: "k", payment: {} }) { __typename }`,
  cancelOrder: `cancelOrder(id: "$order") { __typename }`,
  addPaymentMethod: `addPaymentMethod(input: { paymentType: CARD, details: { cardNumber: "4242424242424242", expiryMonth: 1, expiryYear: 2099, cvc: "123" } }) { __typename }`,
  removePaymentMethod: `removePaymentMethod(id: "x") { __typename }`,
  publishCourse: `publishCourse(id: "x") { __typename }`,
  completeLesson: `completeLesson(lessonId: "x") { __typename }`,
};

/** For everybody. */
const open = [
  "product",
  "products",
  "category",
  "categories",
  "course",
  "courses",
  "register",
  "resendVerification",
  "verifyEmail",
  "login",
  "refreshSession",
  "logout",
];

const schema = buildSchema(readFileSync(new URL("../../schema/api.graphql", import.meta.url), "utf8"));
const fieldsOf = (type?: GraphQLObjectType | null): string[] => Object.keys(type?.getFields() ?? {});
const isQuery = (field: string): boolean => fieldsOf(schema.getQueryType()).includes(field);

let shop: TestShop;
let clients: Record<Role, ShopClient>;
let given: Record<string, string>;

beforeAll(async () => {
  shop = await TestShop.create();
  const [customer, instructor, admin] = await Promise.all([shop.signUp(), shop.instructor(), shop.admin()]);
  clients = { nobody: shop.client, CUSTOMER: customer, INSTRUCTOR: instructor, ADMIN: admin };
  const [owner, product] = await Promise.all([shop.signUp(), shop.product()]);
  const order = await buy(owner, product.id);
  const shipment = await eventually(async () => {
    const { shipments } = (
      await owner.get(`query ($id: ID) { order(id: $id) { shipments { trackingNumber } } }`, { id: order.id })
    ).order;
    expect(shipments).toHaveLength(1);
    return shipments[0].trackingNumber as string;
  });
  given = { user: (await shop.signUp()).id, product: product.id, order: order.id, shipment };
});

afterAll(async () => shop[Symbol.asyncDispose]());

/** The guarded field between two that everybody may have. */
function document({ field, call }: Guarded): string {
  const filled = call.replace(/\$(\w+)/g, (_, name: string) => given[name] ?? `${name}-${field}-${Date.now()}`);
  return isQuery(field)
    ? `{ before: categories { id } ${filled} after: categories { id } }`
    : `mutation { before: refreshSession(refreshToken: "none") { __typename } ${filled} after: refreshSession(refreshToken: "none") { __typename } }`;
}

test("every field of the API is open, personal or guarded by a role", () => {
  const known = [...guarded.map(({ field }) => field), ...Object.keys(callsOfOwners), ...open];
  expect(known.sort()).toEqual([...fieldsOf(schema.getQueryType()), ...fieldsOf(schema.getMutationType())].sort());
});

describe.each<[Role]>([["nobody"], ["CUSTOMER"], ["INSTRUCTOR"]])("%s", (role) => {
  const forbidden = guarded.filter(({ mayCall }) => !mayCall.includes(role));
  const code = role === "nobody" ? "UNAUTHENTICATED" : "FORBIDDEN";
  const status = role === "nobody" ? 401 : 403;
  let traces: Record<string, string>;

  beforeAll(async () => {
    traces = await settledTraces(shop);
  });

  test.each(forbidden.map((each) => [each.field, each] as const))(`may not call %s: ${code}`, async (field, each) => {
    const { status: http, data, errors } = await clients[role].ask(document(each));
    expect(http).toBe(200);
    expect(errors).toMatchObject([{ path: [field], extensions: { code, status, correlationId: expect.any(String) } }]);
    const neighbor = isQuery(field) ? [] : { __typename: "SessionExpired" };
    expect(data).toEqual({ before: neighbor, [field]: null, after: neighbor });
  });

  test("left no trace by trying", async () => {
    expect(await settledTraces(shop)).toEqual(traces);
  });
});

describe("what a role may, it can", () => {
  const allowed = guarded.flatMap((each) => each.mayCall.map((role) => [role, each.field, each] as const));
  test.each(allowed)("%s calls %s", async (role, field, each) => {
    const { data, errors } = await clients[role].ask(document(each));
    expect(errors).toEqual([]);
    // no delivery has failed here
    const refusals = field === "retryDelivery" ? ["Conflict"] : ["NotFound", "Conflict", "InvalidInput"];
    expect(refusals).not.toContain(data[field].__typename);
    expect(data[field]).not.toBeNull();
  });

  test("a change that is allowed leaves a trace where it was made, so that none is none", async () => {
    const traces = await settledTraces(shop);
    const [adjustStock] = guarded.filter(({ field }) => field === "adjustStock");
    if (adjustStock) await clients.ADMIN.get(document(adjustStock));
    const later = await settledTraces(shop);
    const changed = Object.keys(later).filter((table) => later[table] !== traces[table]);
    const log = "accounts public.audit_log";
    expect(changed).toEqual([log, "inventory public.stock_levels", "inventory public.stock_movements"]);
  });
});

describe("what is personal needs a token", () => {
  test.each(Object.entries(callsOfOwners))("%s without one is UNAUTHENTICATED", async (field, call) => {
    const { status, data, errors } = await shop.client.ask(document({ field, call, mayCall: [] }));
    expect(status).toBe(200);
    expect(data).toEqual({ before: expect.anything(), [field]: null, after: expect.anything() });
    expect(errors).toMatchObject([{ path: [field], extensions: { code: "UNAUTHENTICATED", status: 401 } }]);
  });
});

test("an instructor may publish neither another's draft nor see it", async () => {
  const other = await shop.instructor();
  const input = { title: "Theirs", price: { amount: "5.00", currency: "CAD" } };
  const { createCourse } = await clients.INSTRUCTOR.get(CreateCourseDocument, { input });
  const id = createCourse?.__typename === "Course" ? createCourse.id : "";
  for (const client of [other, clients.CUSTOMER]) {
    expect(
      (await client.get(`mutation ($id: ID!) { publishCourse(id: $id) { __typename } }`, { id })).publishCourse,
    ).toEqual({
      __typename: "NotFound",
    });
    expect((await client.get(`query ($id: ID) { course(id: $id) { title } }`, { id })).course).toBeNull();
  }
  expect((await clients.ADMIN.get(`query ($id: ID) { course(id: $id) { title } }`, { id })).course).toEqual({
    title: "Theirs",
  });
});
