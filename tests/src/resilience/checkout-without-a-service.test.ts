import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import {
  AddToCartDocument,
  CartDocument,
  CheckoutDocument,
  OrderDocument,
  OrdersDocument,
  ProductsDocument,
  SetCartLineDocument,
} from "../generated/operations.js";
import { addToCart, checkoutInput } from "../test-kit/data/buying.js";
import { cleanMessage } from "../test-kit/data/clean-message.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { mailsTo } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let productId: string;
let course: string;

beforeAll(async () => {
  shop = await TestShop.create({ demoData: true });
  productId = (await shop.product({ stock: 1000 })).id;
  course = (await shop.client.get(ProductsDocument, { first: 1, filter: { kind: "COURSE" } })).products!.edges[0]!.node
    .id;
});

afterAll(async () => shop[Symbol.asyncDispose]());

describe("the cart", () => {
  test("adding fails without a change while catalog is unavailable", async () => {
    const buyer = await shop.signUp();
    await addToCart(buyer, productId, 2);
    {
      await using _down = await shop.takeDown("catalog");
      const { status, data, errors } = await buyer.execute(AddToCartDocument, {
        input: { productId, quantity: 1 },
      });
      expect([status, errors]).toEqual([200, []]);
      expect(data.addToCart).toMatchObject({
        __typename: "ServiceUnavailable",
        code: "SERVICE_UNAVAILABLE",
        message: cleanMessage,
      });
      const service = await buyer.get(
        `mutation ($input: AddToCartInput!) { addToCart(input: $input) { ... on ServiceUnavailable { service } } }`,
        { input: { productId, quantity: 1 } },
      );
      expect(service.addToCart).toEqual({ service: "catalog" });
    }
    expect((await buyer.get(CartDocument)).cart).toMatchObject({ lines: [{ quantity: 2 }], totalQuantity: 2 });
  });

  test("adding works while inventory is unavailable: only checkout reserves stock", async () => {
    const buyer = await shop.signUp();
    await using _down = await shop.takeDown("inventory");
    expect(await addToCart(buyer, productId, 3)).toMatchObject({ __typename: "Cart", totalQuantity: 3 });
  });

  test("adding a course fails without a change while courses is unavailable", async () => {
    const buyer = await shop.signUp();
    {
      await using _down = await shop.takeDown("courses");
      expect(await addToCart(buyer, course)).toMatchObject({ __typename: "ServiceUnavailable" });
    }
    expect((await buyer.get(CartDocument)).cart?.lines).toEqual([]);
  });

  test("a line can be removed while catalog is unavailable", async () => {
    const buyer = await shop.signUp();
    await addToCart(buyer, productId, 2);
    await using _down = await shop.takeDown("catalog");
    const { data, errors } = await buyer.execute(SetCartLineDocument, { input: { productId, quantity: 0 } });
    expect(errors).toEqual([]);
    expect(data.setCartLine).toMatchObject({ __typename: "Cart", totalQuantity: 0 });
  });
});

describe("checking out", () => {
  test.each<[SubgraphName]>([["cart"], ["catalog"], ["inventory"], ["shipping"], ["courses"], ["payments"]])(
    "while %s is down fails without a change, and the same key continues it afterwards",
    async (name) => {
      const buyer = await shop.signUp();
      await addToCart(buyer, productId, 2);
      await addToCart(buyer, course);
      const input = checkoutInput();
      {
        await using _down = await shop.takeDown(name);
        const { data, errors } = await buyer.execute(CheckoutDocument, { input });
        expect(errors).toEqual([]);
        expect(data.checkout).toMatchObject({
          __typename: "ServiceUnavailable",
          code: "SERVICE_UNAVAILABLE",
          service: name,
          message: cleanMessage,
        });
      }
      expect((await buyer.get(OrdersDocument, {})).orders?.totalCount).toBe(0);
      expect(await shop.rows("inventory", "select 1 from stock_levels where reserved > 0")).toEqual([]);
      expect((await buyer.get(CartDocument)).cart?.totalQuantity).toBe(3);
      const { checkout } = await buyer.get(CheckoutDocument, { input });
      expect(checkout).toMatchObject({ __typename: "Order", payments: [{ status: "SUCCEEDED" }] });
    },
  );

  test.each<[SubgraphName]>([["accounts"], ["notifications"]])(
    "while %s is down is paid; its jobs run afterwards",
    async (name) => {
      const buyer = await shop.signUp();
      await addToCart(buyer, productId);
      let order: { id: string; number: string };
      {
        await using _down = await shop.takeDown(name);
        const { checkout } = await buyer.get(CheckoutDocument, { input: checkoutInput() });
        if (checkout?.__typename !== "Order") throw new Error(JSON.stringify(checkout));
        order = checkout;
        await eventually(async () => {
          expect((await buyer.execute(OrderDocument, { id: order.id })).data.order?.shipments).toHaveLength(1);
        });
      }
      await eventually(async () => {
        const subjects = (await mailsTo(shop.client, buyer.email)).map(({ subject }) => subject);
        expect(subjects).toContain(`Order ${order.number} confirmed`);
      });
    },
  );
});
