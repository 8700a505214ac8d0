import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { PostgresPair } from "@souk/kernel/testing/stand-ins/postgres-pair";
import { withPostgresPair } from "@souk/kernel/testing/stand-ins/with-postgres-pair";
import { AddToCartDocument, CheckoutDocument, ProductsDocument } from "../generated/operations.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { ShopClient } from "../test-kit/clients/shop-client.js";
import { signUp } from "../test-kit/clients/shopper.js";
import { cardThat, homeAddress } from "../test-kit/data/cards.js";
import { mainJourney } from "../test-kit/journeys/main-journey.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";

withPostgresPair("a shop with a read replica", () => {
  let stack: AsyncDisposableStack;
  let pair: PostgresPair;
  let shop: ShopClient;

  beforeAll(async () => {
    stack = new AsyncDisposableStack();
    const folder = stack.use(await TemporaryFolder.create());
    pair = stack.use(await PostgresPair.start());
    const environment = {
      DATA_DIR: folder.in("shop"),
      PORT: String(await findFreePort(undefined)),
      DATABASE_URL: pair.primary.url,
      DATABASE_READ_URL: pair.replica.url,
    };
    const running = stack.use(ShopProcess.start({ environment }));
    shop = (await running.ready()).keepingPositions();
  });

  afterAll(() => stack.disposeAsync());

  mainJourney(() => shop);

  /** Returns the number of statements that the replica answered. */
  async function readsOfReplica(): Promise<number> {
    const page = await (await shop.fetch("/metrics")).text();
    const lines = page.split("\n").filter((line) => /^database_list_reads_total\{.*outcome="replica"/.test(line));
    return lines.reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
  }

  function listsFromReplica(client: ShopClient): Promise<void> {
    return eventually(async () => {
      const before = await readsOfReplica();
      await client.get(ProductsDocument, { filter: { search: "keyboard" } });
      if ((await readsOfReplica()) === before) throw new Error("the replica is not read");
    });
  }

  /** Places an order and returns its number. */
  async function placeOrder(buyer: ShopClient): Promise<string> {
    const { products } = await buyer.get(ProductsDocument, { filter: { search: "keyboard", kind: "PHYSICAL" } });
    const found = products?.edges.map(({ node }) => node).find((node) => (node.stock?.available ?? 0) >= 5);
    await buyer.get(AddToCartDocument, { input: { productId: found?.id ?? "", quantity: 1 } });
    const { checkout } = await buyer.get(CheckoutDocument, {
      input: { idempotencyKey: randomUUID(), payment: { card: cardThat("succeeds") }, shippingAddress: homeAddress },
    });
    if (checkout?.__typename !== "Order") throw new Error(JSON.stringify(checkout));
    return checkout.number;
  }

  async function ordersOf(buyer: ShopClient): Promise<readonly string[]> {
    const { me } = await buyer.get("{ me { orders(first: 20) { totalCount nodes { number } } } }");
    const numbers = me.orders.nodes.map(({ number }: { readonly number: string }) => number);
    expect(me.orders.totalCount).toBe(numbers.length);
    return numbers;
  }

  test("lists come from the replica, with the same number of statements as from the primary", async () => {
    await listsFromReplica(shop);
    const fromReplica = await shop.execute(ProductsDocument, { filter: { search: "keyboard" } });
    const fromPrimary = await shop
      .with({ "x-souk-written": "latest" })
      .execute(ProductsDocument, { filter: { search: "keyboard" } });
    expect(fromReplica.work).toEqual(fromPrimary.work);
    expect(fromReplica.data).toEqual(fromPrimary.data);
  });

  test("the pages of a list continue across both servers", async () => {
    const query =
      "query Page($first: Int, $after: String) { products(first: $first, after: $after) { totalCount edges { node { id } } pageInfo { hasNextPage endCursor } } }";
    const ids: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 50; page += 1) {
      const client = page % 2 === 0 ? shop : shop.with({ "x-souk-written": "latest" });
      const { products }: any = await client.get(query, { first: 7, after });
      ids.push(...products.edges.map(({ node }: { readonly node: { readonly id: string } }) => node.id));
      if (!products.pageInfo.hasNextPage) {
        expect(new Set(ids).size).toBe(products.totalCount);
        return;
      }
      after = products.pageInfo.endCursor;
    }
    throw new Error("the list has no end");
  });

  test("S2-73: a buyer sees a new order at once while the replay is paused", async () => {
    const buyer = await signUp(shop);
    await listsFromReplica(buyer);
    await pair.pauseReplay();
    const number = await placeOrder(buyer);
    expect(await ordersOf(buyer)).toEqual([number]);
    await pair.resumeReplay();
  });

  test("a client with a token that returns no position sees its order at once", async () => {
    const buyer = await signUp(shop);
    const number = await placeOrder(buyer);
    await pair.pauseReplay();
    const next = await placeOrder(buyer);
    const plain = new ShopClient(buyer.origin, buyer.headers);
    const { me } = await plain.get("{ me { orders(first: 5) { nodes { number } } } }");
    expect(me.orders.nodes.map((order: { readonly number: string }) => order.number).toSorted()).toEqual(
      [number, next].toSorted(),
    );
    await pair.resumeReplay();
  });

  test("no request fails while the replica is killed, started again and promoted", async () => {
    const buyer = await signUp(shop);
    await listsFromReplica(buyer);
    await pair.replica.kill();
    const first = await placeOrder(buyer);
    expect(await ordersOf(buyer)).toEqual([first]);
    await pair.replica.start();
    await listsFromReplica(buyer);
    await pair.promoteReplica();
    const second = await placeOrder(buyer);
    expect((await ordersOf(buyer)).toSorted()).toEqual([first, second].toSorted());
  });
});
