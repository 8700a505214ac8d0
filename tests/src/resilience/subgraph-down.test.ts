import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { subgraphNames, type SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import {
  CartDocument,
  OrderDocument,
  OrdersDocument,
  ProductDocument,
  ProductsDocument,
} from "../generated/operations.js";
import { addToCart, buy } from "../test-kit/data/buying.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { cleanMessage } from "../test-kit/data/clean-message.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

type Page = "home" | "list" | "product" | "course" | "cart" | "orders" | "order" | "account";

const home = `{
  me { email } cart { totalQuantity } categories { name }
  products(first: 2) { nodes { name price { amount } stock { available } rating { average } images { url picture { placeholder } } } }
  courses(first: 2) { nodes { title instructor { fullName } product { price { amount } } } } }`;
const account = `{
  me { email addresses { city } } paymentMethods { last4 } myReviews { totalCount } notifications { nodes { subject } }
  myCourses { progress course { title product { name } } } orders(first: 1) { nodes { number } } }`;

/** The fields that each page lacks without each subgraph; a combination that is not listed lacks nothing. */
const missing: Partial<Record<SubgraphName, Partial<Record<Page, readonly string[]>>>> = {
  accounts: { home: ["me", "courses.nodes.*.instructor.fullName"], order: ["order.customer"], account: ["me"] },
  catalog: {
    home: ["products", "categories", "courses.nodes.*.product"],
    list: ["products"],
    product: ["product"],
    course: ["product"],
    cart: ["cart.lines.*.product"],
    account: ["myCourses.*.course.product"],
  },
  inventory: {
    home: ["products.nodes.*.stock"],
    list: ["products.edges.*.node.stock"],
    product: ["product.stock"],
    course: ["product.stock"],
  },
  cart: { home: ["cart"], cart: ["cart"] },
  orders: { orders: ["orders"], order: ["order"], account: ["orders"] },
  payments: { orders: ["orders.nodes.*.payments"], order: ["order.payments"], account: ["paymentMethods"] },
  shipping: { orders: ["orders.nodes.*.shipments"], order: ["order.shipments"] },
  notifications: { account: ["notifications"] },
  reviews: { home: ["products.nodes.*.rating"], account: ["myReviews"] },
  media: { home: ["products.nodes.*.images.*.picture"] },
  courses: { home: ["courses"], product: ["product.course"], course: ["product.course"], account: ["myCourses"] },
};

let shop: TestShop;
let buyer: Shopper;
let pages: Record<Page, readonly [operation: string, variables: Record<string, unknown>]>;
const whole = new Map<Page, unknown>();

beforeAll(async () => {
  shop = await TestShop.create({ demoData: true });
  buyer = await shop.signUp();
  const idOf = async (kind: "PHYSICAL" | "COURSE") => {
    const { products } = await shop.client.get(ProductsDocument, { first: 1, filter: { kind } });
    return products?.edges[0]?.node.id ?? "";
  };
  const [goods, course] = [await idOf("PHYSICAL"), await idOf("COURSE")];
  const order = await buy(buyer, goods, course);
  await addToCart(buyer, goods);
  pages = {
    home: [home, {}],
    list: [ProductsDocument.toString(), { first: 3, filter: { kind: "PHYSICAL" } }],
    product: [ProductDocument.toString(), { id: goods }],
    course: [ProductDocument.toString(), { id: course }],
    cart: [CartDocument.toString(), {}],
    orders: [OrdersDocument.toString(), {}],
    order: [OrderDocument.toString(), { id: order.id }],
    account: [account, {}],
  };
  // the mails of the order and its course are sent and every job has recorded its event: the pages do not change any
  // more
  await eventually(async () => {
    const { nodes } = (await buyer.get(account)).notifications;
    expect(nodes).toHaveLength(2);
    const types = (await buyer.get(OrderDocument, { id: order.id })).order?.events.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(["stockCommitted", "shipmentPending", "enrolled"]));
  });
  for (const [page, [operation, variables]] of Object.entries(pages))
    whole.set(page as Page, await buyer.get(operation, variables));
});

afterAll(async () => shop[Symbol.asyncDispose]());

describe.each([...subgraphNames])("without %s", (name) => {
  test.each<[Page]>([["home"], ["list"], ["product"], ["course"], ["cart"], ["orders"], ["order"], ["account"]])(
    "the page %s has all fields of the other subgraphs",
    async (page) => {
      await using _down = await shop.takeDown(name);
      const places = missing[name]?.[page] ?? [];
      const correlationId = `without-${name}-${page}`;
      const answer = await buyer.with({ "x-correlation-id": correlationId }).execute(...pages[page]);
      expect(answer.status).toBe(200);
      expect(answer.data).toEqual(places.reduce((data, place) => without(data, place.split(".")), whole.get(page)));
      const extensions = { code: "SUBGRAPH_UNAVAILABLE", status: 503, service: name, correlationId };
      for (const error of answer.errors) expect(error).toMatchObject({ extensions, message: cleanMessage });
      // each empty field has its own error, and there is no other error
      const paths = answer.errors.map(({ path }) => path?.join(".") ?? "nowhere");
      const patterns = places.map(
        (place) => new RegExp(`^${place.replaceAll(".", "\\.").replaceAll("*", "\\d+")}(\\.|$)`),
      );
      for (const pattern of patterns) expect(paths.some((path) => pattern.test(path))).toBe(true);
      expect(paths.filter((path) => !patterns.some((pattern) => pattern.test(path)))).toEqual([]);
    },
  );

  test("/health names it after the next poll, and the router stays ready", async () => {
    await using _down = await shop.takeDown(name);
    await eventually(async () => {
      const health = (await (await shop.client.fetch("/health")).json()) as any;
      expect(health).toMatchObject({ status: "degraded", service: "router", uptime: expect.any(Number) });
      const down = Object.entries(health.subgraphs).filter(([, state]: [string, any]) => state.status === "down");
      expect(down.map(([subgraph]) => subgraph)).toEqual([name]);
      expect(Object.keys(health.subgraphs).sort()).toEqual([...subgraphNames].sort());
    });
    expect((await shop.client.fetch("/health/ready")).status).toBe(200);
  });
});

test.each<[SubgraphName, string]>([
  ["accounts", "/.well-known/jwks.json"],
  ["notifications", "/dev/mail.json"],
])("without %s its page %s is 503", async (name, path) => {
  expect((await shop.client.fetch(path)).status).toBe(200);
  await using _down = await shop.takeDown(name);
  const answer = await shop.client.fetch(path);
  expect(answer.status).toBe(503);
  const extensions = { code: "SUBGRAPH_UNAVAILABLE", status: 503, service: name };
  expect(await answer.json()).toMatchObject({ errors: [{ message: cleanMessage, extensions }] });
});

/** A copy with null at the path, or at each element that a `*` stands for. */
function without(data: any, [first = "", ...rest]: readonly string[]): any {
  if (first === "*") return data.map((each: unknown) => without(each, rest));
  return { ...data, [first]: rest.length === 0 ? null : without(data[first], rest) };
}
