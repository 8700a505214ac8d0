// own shop: it has the example project
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { audit } from "@souk/shop/audit/audit";
import { addToCart, checkOut } from "../test-kit/data/buying.js";
import { homeAddress } from "../test-kit/data/cards.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { exampleProject } from "./example-project.js";
import { FakeAcme } from "./fake-acme.js";

let acme: FakeAcme;
let shop: TestShop;

beforeAll(async () => {
  acme = await FakeAcme.start();
  shop = await TestShop.create({ environment: { ...exampleProject, ...acme.environment } });
});

afterAll(async () => {
  await shop[Symbol.asyncDispose]();
  await acme[Symbol.asyncDispose]();
});

const orderQuery = `query ($number: String!) { order(number: $number) {
  subtotal { amount } events { type detail } lines { unitPrice { amount } adjustments { reason amount { amount } } } } }`;

describe("the rules of a project", () => {
  test("price a cart and its order alike, in the language of the request, and the audit agrees", async () => {
    const buyer = await shop.signUp();
    const { id } = await shop.product({ price: "150.00" });
    expect(await addToCart(buyer, id, 10)).toMatchObject({ __typename: "Cart", subtotal: { amount: "1350.00" } });
    const order = await checkOut(buyer);
    if (order.__typename !== "Order") throw new Error(`nothing was bought: ${JSON.stringify(order)}`);
    const french = buyer.with({ ...buyer.headers, "accept-language": "fr" });
    const { data } = await french.execute(orderQuery, { number: order.number });
    expect(data).toMatchObject({
      order: {
        subtotal: { amount: "1350.00" },
        lines: [
          {
            unitPrice: { amount: "135.00" },
            adjustments: [{ reason: "10 % dès dix articles", amount: { amount: "-15.00" } }],
          },
        ],
      },
    });
    const urls = databaseUrls(shop.databaseUrls);
    expect(await audit(urls, { graceSeconds: 60 })).toMatchObject({ differences: [] });
    await shop.rows("orders", `update order_lines set catalog_price_minor = catalog_price_minor - 1`);
    expect((await audit(urls, { graceSeconds: 60 })).differences).toMatchObject([
      { check: "order-sums", expected: expect.stringContaining("plus its adjustments") },
    ]);
  });

  test("refuse an addition and a checkout with their own codes", async () => {
    const buyer = await shop.signUp();
    const limited = await shop.product({ sku: "LIMITED-1", name: "Print" });
    const mutation = `mutation ($input: AddToCartInput!) { addToCart(input: $input) {
      __typename ... on RuleRefused { code reasonCode reason } } }`;
    const { data } = await buyer.execute(mutation, { input: { productId: limited.id, quantity: 3 } });
    expect(data).toEqual({
      addToCart: {
        __typename: "RuleRefused",
        code: "RULE_REFUSED",
        reasonCode: "TWO_PER_BUYER",
        reason: "At most 2 of Print for each buyer.",
      },
    });
    await addToCart(buyer, limited.id, 2);
    const boxed = await checkOut(buyer, { shippingAddress: { ...homeAddress, line1: "PO Box 12" } });
    expect(boxed).toMatchObject({ __typename: "RuleRefused" });
    expect(await checkOut(buyer)).toMatchObject({ __typename: "Order" });
  });
});

test("the project's calculator prices the options of a cart and the order alike", async () => {
  const buyer = await shop.signUp();
  const { id } = await shop.product({ price: "20.00" });
  await addToCart(buyer, id, 3);
  const query = `{ cart { shippingOptions(country: "CA") { carrier price { amount } } } }`;
  const { data } = await buyer.execute(query);
  // 6.00, 2 kg at 1.50, and 3 pieces at 0.25
  expect(data).toEqual({ cart: { shippingOptions: [{ carrier: "Post", price: { amount: "9.75" } }] } });
  expect(await checkOut(buyer)).toMatchObject({ __typename: "Order", shippingTotal: { amount: "9.75" } });
});

test("the project's provider charges the order's total, and the payment names it", async () => {
  const buyer = await shop.signUp();
  const { id } = await shop.product({ price: "20.00" });
  await addToCart(buyer, id, 1);
  const before = acme.charges.size;
  const order = await checkOut(buyer);
  if (order.__typename !== "Order") throw new Error(`nothing was bought: ${JSON.stringify(order)}`);
  expect([...acme.charges.values()].slice(before)).toMatchObject([{ amount: { amountMinor: 2775, currency: "CAD" } }]);
  const [payment] = await shop.rows("payments", `select provider, status from payments where order_id = $1`, [
    order.id,
  ]);
  expect(payment).toEqual({ provider: "acme", status: "SUCCEEDED" });
});

function databaseUrls(environment: Readonly<Record<string, string>>): Parameters<typeof audit>[0] {
  const urls = Object.entries(environment).map(([name, url]) => [name.replace("_DATABASE_URL", "").toLowerCase(), url]);
  return Object.fromEntries(urls) as Parameters<typeof audit>[0];
}
