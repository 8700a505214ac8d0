import { afterAll, beforeAll, expect, test } from "vitest";
import { ProductsDocument } from "../generated/operations.js";
import { addToCart } from "../test-kit/data/buying.js";
import { signUp } from "../test-kit/clients/shopper.js";
import { RunningServices } from "../processes/running-services.js";
import { exampleProject } from "./example-project.js";

let services: RunningServices;

beforeAll(async () => {
  services = await RunningServices.start(exampleProject);
});

afterAll(() => services[Symbol.asyncDispose]());

test("each process of npm run services reads the project", async () => {
  const buyer = await signUp(services.shop);
  const { products } = await buyer.get(ProductsDocument, { first: 1, filter: { kind: "PHYSICAL" } });
  const product = products?.edges[0]?.node;
  const cart = await addToCart(buyer, product?.id ?? "", 10);
  expect(cart).toMatchObject({
    __typename: "Cart",
    lines: [{ unitPrice: { amount: discounted(product?.price.amount) } }],
  });
});

test("the process of the router serves the pages of the project", async () => {
  const page = await fetch(`${services.shop.origin}/lookbook`, { headers: { accept: "text/html" } });
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("--souk-color-primary:#7a1f5c");
});

/** 90 % of a price, rounded down to a cent. */
function discounted(amount = "0"): string {
  return (Math.floor((Math.round(Number(amount) * 100) * 90) / 100) / 100).toFixed(2);
}
