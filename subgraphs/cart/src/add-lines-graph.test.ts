import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { aCustomer, aGuest, CartHarness } from "./testing/cart-harness.js";
import { course, draftCourse, ink, manyProducts, ownedCourse, pen, retired } from "./testing/test-peers.js";

let shop: CartHarness;

beforeAll(async () => {
  shop = await CartHarness.start();
});

afterAll(async () => shop[Symbol.asyncDispose]());

beforeEach(() => shop.peers.down.clear());

const reported = (answer: any): unknown[] =>
  answer.lines.map(({ outcome, quantityAdded, reason }: any) => [outcome, quantityAdded, reason]);

describe("addLinesToCart", () => {
  test("adds as much of each product as possible, reports an outcome per product, and returns the cart", async () => {
    const as = aCustomer();
    await shop.add(as, pen.id, 8);
    const unknown = randomUUID();
    const answer = await shop.addLines(
      as,
      [ink.id, 150],
      [pen.id.toUpperCase(), 5],
      [unknown, 1],
      ["no-id", 1],
      [retired.id, 1],
      [course.id, 2],
      [draftCourse.id, 1],
      [ownedCourse.id, 1],
    );
    expect(reported(answer)).toEqual([
      ["ADDED", 150, null],
      ["CAPPED", 2, "STOCK"],
      ["REFUSED", 0, "PRODUCT_GONE"],
      ["REFUSED", 0, "PRODUCT_GONE"],
      ["REFUSED", 0, "NOT_ON_SALE"],
      ["ADDED", 1, null],
      ["REFUSED", 0, "NOT_ON_SALE"],
      ["REFUSED", 0, "ALREADY_OWNED"],
    ]);
    expect(answer.lines.slice(0, 3).map(({ productId }: any) => productId)).toEqual([ink.id, pen.id, unknown]);
    expect(answer.cart.lines).toMatchObject([
      { product: { id: pen.id }, quantity: 10, priceWhenAdded: { amount: "4.99" } },
      { product: { id: ink.id }, quantity: 150, priceWhenAdded: { amount: "12.50" } },
      { product: { id: course.id }, quantity: 1 },
    ]);
    expect(await shop.show(as)).toEqual(answer.cart);
  });

  test("sums the quantities of a product that is named twice into one line", async () => {
    const as = aGuest();
    expect(reported(await shop.addLines(as, [ink.id, 2], [pen.id, 1], [ink.id.toUpperCase(), 3]))).toEqual([
      ["ADDED", 5, null],
      ["ADDED", 1, null],
    ]);
    expect(await shop.quantities(as)).toEqual([5, 1]);
  });

  test("adds the goods for a guest, and reports that courses need an account", async () => {
    const as = aGuest();
    shop.peers.down.add("courses");
    expect(reported(await shop.addLines(as, [course.id, 1], [pen.id, 1]))).toEqual([
      ["REFUSED", 0, "ACCOUNT_NEEDED"],
      ["ADDED", 1, null],
    ]);
    expect(await shop.quantities(as)).toEqual([1]);
  });

  test("leaves the cart unchanged when nothing can be added", async () => {
    const as = aCustomer();
    await shop.add(as, pen.id, 10);
    const before = await shop.show(as);
    const answer = await shop.addLines(as, [pen.id, 1], [randomUUID(), 1]);
    expect(reported(answer)).toEqual([
      ["REFUSED", 0, "STOCK"],
      ["REFUSED", 0, "PRODUCT_GONE"],
    ]);
    expect(answer.cart).toEqual(before);
  });

  test.each([["catalog"], ["courses"]])("adds nothing while %s is down", async (name) => {
    const as = aCustomer();
    shop.peers.down.add(name);
    const refused = { __typename: "ServiceUnavailable", code: "SERVICE_UNAVAILABLE", service: name };
    expect(await shop.addLines(as, [pen.id, 1], [course.id, 1])).toMatchObject(refused);
    shop.peers.down.clear();
    expect(await shop.quantities(as)).toEqual([]);
  });

  test("adds products while inventory is down", async () => {
    const as = aCustomer();
    shop.peers.down.add("inventory");
    expect(reported(await shop.addLines(as, [pen.id, 50]))).toEqual([["ADDED", 50, null]]);
  });

  test.each<[string, [string, number][], string]>([
    ["no line", [], "lines"],
    ["more lines than a cart holds", manyProducts.map(({ id }) => [id, 1]), "lines"],
    ["a quantity of 0", [[pen.id, 1], [ink.id, 0]], "lines.1.quantity"], // prettier-ignore
    ["a quantity over 999", [[pen.id, 1000]], "lines.0.quantity"],
  ])("answers %s with InvalidInput, and adds nothing", async (_case, lines, path) => {
    const as = aCustomer();
    const answer = await shop.addLines(as, ...lines);
    expect([answer.__typename, answer.fields.map((field: any) => field.path)]).toEqual(["InvalidInput", [path]]);
    expect(await shop.quantities(as)).toEqual([]);
  });

  test("loses no concurrent change", async () => {
    const as = aCustomer();
    await Promise.all([
      ...Array.from({ length: 5 }, () => shop.addLines(as, [ink.id, 1], [manyProducts[0]?.id ?? "", 2])),
      ...Array.from({ length: 5 }, () => shop.add(as, ink.id, 1)),
    ]);
    const quantities = (await shop.show(as)).lines.map(({ product, quantity }: any) => [product.id, quantity]);
    expect(new Map(quantities)).toEqual(new Map([[ink.id, 10], [manyProducts[0]?.id, 10]])); // prettier-ignore
  });

  test("runs two statements and sends one request to each peer for 50 products", async () => {
    const as = aCustomer();
    await shop.add(as, pen.id, 1);
    const lines = manyProducts.slice(0, 49).map(({ id }): [string, number] => [id, 1]);
    const work = await shop.workOf(() => shop.addLines(as, ...lines, [course.id, 1]));
    expect([work[0], [...work[1]].sort()]).toEqual([2, ["catalog", "courses", "inventory"]]);
  });
});

describe("priceWhenAdded", () => {
  test("is the price at the last change of the line, not the current price", async () => {
    const as = aCustomer();
    const product = { ...ink, id: randomUUID() };
    shop.peers.products.set(product.id, product);
    await shop.add(as, product.id, 1);
    const dearer = { ...product, price: { amount: "15.00", currency: "CAD" } };
    shop.peers.products.set(product.id, dearer);
    expect((await shop.show(as)).lines).toMatchObject([
      { unitPrice: { amount: "15.00" }, priceWhenAdded: { amount: "12.50" } },
    ]);
    expect((await shop.set(as, product.id, 2)).lines).toMatchObject([
      { unitPrice: { amount: "15.00" }, priceWhenAdded: { amount: "15.00" } },
    ]);
  });
});
