import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { CartDocument } from "./generated/operations.js";
import { addToCart, buy } from "./test-kit/buying.js";
import { cleanMessage } from "./test-kit/clean-message.js";
import { eventually } from "./test-kit/eventually.js";
import { TestShop } from "./test-kit/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({ relayed: "cart" });
});

afterAll(async () => shop[Symbol.asyncDispose]());

async function healthOf(): Promise<any> {
  return (await shop.client.fetch("/health")).json();
}

test("a subgraph without its database says so without a word of SQL, the rest goes on, and it recovers by itself", async () => {
  const [buyer, product] = await Promise.all([shop.signUp(), shop.product()]);
  await addToCart(buyer, product.id);

  await shop.relay.cut();
  const { status, data, errors } = await buyer.ask("{ cart { totalQuantity } me { email } }");
  expect(status).toBe(200);
  expect(data).toEqual({ cart: null, me: { email: buyer.email } });
  const extensions = { code: "SUBGRAPH_UNAVAILABLE", status: 503, service: "cart" };
  expect(errors).toMatchObject([{ path: ["cart"], message: cleanMessage, extensions }]);
  const [refused] = (await buyer.ask(`mutation { clearCart { id } }`)).errors;
  expect(refused).toMatchObject({ path: ["clearCart"], message: cleanMessage, extensions });
  expect(await healthOf()).toMatchObject({
    status: "degraded",
    subgraphs: { cart: { status: "down" }, catalog: { status: "ok" } },
  });

  await shop.relay.restore();
  await eventually(async () => expect(await healthOf()).toMatchObject({ status: "ok" }));
  expect((await buyer.get(CartDocument)).cart?.totalQuantity).toBe(1);
  expect((await buy(buyer, product.id)).lines).toMatchObject([{ quantity: 2 }]);
});
