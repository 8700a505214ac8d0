import { afterAll, beforeAll, expect, test } from "vitest";
import { CartDocument } from "../generated/operations.js";
import { addToCart, buy } from "../test-kit/data/buying.js";
import { cleanMessage } from "../test-kit/data/clean-message.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({ relayed: "cart" });
});

afterAll(async () => shop[Symbol.asyncDispose]());

async function healthOf(): Promise<any> {
  return (await shop.client.fetch("/health")).json();
}

test("S0-34: a subgraph without its database reports it without SQL, the other subgraphs answer, and it recovers by itself", async () => {
  const [buyer, product] = await Promise.all([shop.signUp(), shop.product()]);
  await addToCart(buyer, product.id);

  await shop.relay.cut();
  const { status, data, errors } = await buyer.execute("{ cart { totalQuantity } me { email } }");
  expect(status).toBe(200);
  expect(data).toEqual({ cart: null, me: { email: buyer.email } });
  const extensions = { code: "SUBGRAPH_UNAVAILABLE", status: 503, service: "cart" };
  expect(errors).toMatchObject([{ path: ["cart"], message: cleanMessage, extensions }]);
  const [refused] = (await buyer.execute(`mutation { clearCart { id } }`)).errors;
  expect(refused).toMatchObject({ path: ["clearCart"], message: cleanMessage, extensions });
  await eventually(async () => {
    expect(await healthOf()).toMatchObject({
      status: "degraded",
      subgraphs: { cart: { status: "down" }, catalog: { status: "ok" } },
    });
  });

  await shop.relay.restore();
  await eventually(async () => expect(await healthOf()).toMatchObject({ status: "ok" }));
  expect((await buyer.get(CartDocument)).cart?.totalQuantity).toBe(1);
  expect((await buy(buyer, product.id)).lines).toMatchObject([{ quantity: 2 }]);
});

test("a read-only database is reported as unavailable in answers and in the health check until it accepts writes again", async () => {
  const [buyer, product] = await Promise.all([shop.signUp(), shop.product()]);
  await addToCart(buyer, product.id);

  await setReadOnly(true);
  const extensions = { code: "SUBGRAPH_UNAVAILABLE", status: 503, service: "cart" };
  await eventually(async () => {
    const [refused] = (await buyer.execute(`mutation { clearCart { id } }`)).errors;
    expect(refused).toMatchObject({ path: ["clearCart"], message: cleanMessage, extensions });
    expect((await buyer.get(CartDocument)).cart?.totalQuantity).toBe(1);
  });
  await eventually(async () => expect(await healthOf()).toMatchObject({ subgraphs: { cart: { status: "down" } } }));

  await setReadOnly(false);
  await eventually(async () => expect(await healthOf()).toMatchObject({ status: "ok" }));
  expect((await buyer.execute(`mutation { clearCart { totalQuantity } }`)).data).toEqual({
    clearCart: { totalQuantity: 0 },
  });
});

/** Makes the server read-only like after a failover; open connections end. */
async function setReadOnly(isReadOnly: boolean): Promise<void> {
  const [{ name }] = (await shop.rows<{ name: string }>("cart", "select current_database() as name")) as [
    { name: string },
  ];
  await shop.rows("catalog", `alter database ${name} set default_transaction_read_only = ${isReadOnly}`);
  await shop.rows("catalog", "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
}
