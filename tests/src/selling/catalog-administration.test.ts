import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  CartDocument,
  CategoryPageDocument,
  CreateCategoryDocument,
  CreateProductDocument,
  DeleteProductDocument,
  OrderDocument,
  ProductDocument,
  ProductsDocument,
  UpdateProductDocument,
  type CreateProductInput,
  type UpdateProductInput,
} from "../generated/operations.js";
import { addToCart, buy, checkOut } from "../test-kit/data/buying.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let admin: Shopper;

beforeAll(async () => {
  shop = await TestShop.create();
  admin = await shop.admin();
  for (const name of ["Lamps", "Desk Things"]) await admin.get(CreateCategoryDocument, { input: { name } });
});

afterAll(async () => shop[Symbol.asyncDispose]());

const lamp = (given: Partial<CreateProductInput> = {}): CreateProductInput => ({
  sku: `LAMP-${randomUUID().slice(0, 8)}`,
  name: "Desk Lamp",
  price: { amount: "49.99", currency: "CAD" },
  ...given,
});

async function create(given?: Partial<CreateProductInput>) {
  return (await admin.get(CreateProductDocument, { input: lamp(given) })).createProduct;
}

async function created(given?: Partial<CreateProductInput>) {
  const product = await create(given);
  if (product?.__typename !== "Product") throw new Error(JSON.stringify(product));
  return product;
}

async function update(input: UpdateProductInput) {
  return (await admin.get(UpdateProductDocument, { input })).updateProduct;
}

async function remove(id: string) {
  return (await admin.get(DeleteProductDocument, { id })).deleteProduct;
}

async function publicly(id: string) {
  return (await shop.client.get(ProductDocument, { id })).product;
}

describe("creating a product", () => {
  test("S3-08: shows all its fields at once, with stock and categories", async () => {
    const { id } = await created({
      description: "It shines.",
      tags: ["Light", "desk"],
      categories: ["lamps", "desk-things"],
      initialStock: 7,
    });
    expect(await publicly(id)).toMatchObject({
      name: "Desk Lamp",
      description: "It shines.",
      kind: "PHYSICAL",
      isActive: true,
      images: [],
      course: null,
      price: { amount: "49.99", currency: "CAD" },
      tags: expect.arrayContaining(["light", "desk"]),
      categories: expect.arrayContaining([
        expect.objectContaining({ slug: "lamps" }),
        expect.objectContaining({ slug: "desk-things" }),
      ]),
      stock: { available: 7, inStock: true },
    });
  });

  test("ten times concurrently with one SKU creates one product", async () => {
    const sku = `ONCE-${randomUUID().slice(0, 8)}`;
    const answers = await Promise.all(Array.from({ length: 10 }, () => create({ sku })));
    expect(answers.filter((answer) => answer?.__typename === "Product")).toHaveLength(1);
    expect(answers.filter((answer) => answer?.__typename === "Conflict")).toHaveLength(9);
  });
});

describe("updating a product", () => {
  test("with a new price changes carts at once and never changes orders", async () => {
    const [{ id }, buyer] = [await created({ initialStock: 9 }), await shop.signUp()];
    const order = await buy(buyer, id);
    await addToCart(buyer, id, 2);
    await update({ id, price: { amount: "60.00", currency: "CAD" }, name: "Dear Lamp" });
    expect((await buyer.get(CartDocument)).cart?.lines).toMatchObject([
      { unitPrice: { amount: "60.00" }, lineTotal: { amount: "120.00" } },
    ]);
    const line = (await buyer.get(OrderDocument, { id: order.id })).order?.lines[0];
    expect(line).toMatchObject({ name: "Desk Lamp", unitPrice: { amount: "49.99" } });
  });
});

describe("a product that is not active", () => {
  test("S3-41: is hidden from the public on every path and cannot be bought; admins see it", async () => {
    const { id, sku, slug } = await created({ name: "Hidden Lamp", categories: ["lamps"], initialStock: 5 });
    const buyer = await shop.signUp();
    await addToCart(buyer, id);
    await update({ id, isActive: false });
    for (const key of [{ id }, { sku }, { slug }]) {
      expect((await buyer.get(ProductDocument, key)).product).toBeNull();
      expect((await admin.get(ProductDocument, key)).product).toMatchObject({ id, isActive: false });
    }
    const found = async (client: Shopper, isActive?: boolean) => {
      const filter = { sku, ...(isActive === undefined ? {} : { isActive }) };
      return (await client.get(ProductsDocument, { filter })).products?.totalCount;
    };
    expect([
      await found(buyer),
      await found(buyer, false),
      await found(admin),
      await found(admin, true),
      await found(admin, false),
    ]).toEqual([0, 0, 1, 0, 1]);
    const { category } = await buyer.get(CategoryPageDocument, { slug: "lamps", first: 100 });
    expect(category?.products.nodes.map((node) => node.id)).not.toContain(id);
    expect(await addToCart(buyer, id)).toMatchObject({ __typename: "ProductUnavailable" });
    expect((await checkOut(buyer)).__typename).toBe("ProductUnavailable");
    await update({ id, isActive: true });
    expect((await checkOut(buyer)).__typename).toBe("Order");
  });
});

describe("a deleted product", () => {
  test("S3-44: is removed from the shop, but stays in orders with its name, price and product", async () => {
    const [{ id, sku }, buyer] = [await created({ name: "Last Lamp", initialStock: 5 }), await shop.signUp()];
    const order = await buy(buyer, id);
    expect(await remove(id)).toEqual({ __typename: "DeletedProduct", id });
    expect(await publicly(id)).toBeNull();
    expect((await admin.get(ProductsDocument, { filter: { sku } })).products?.totalCount).toBe(0);
    const shown = (await buyer.get(OrderDocument, { id: order.id })).order;
    expect(shown?.lines).toMatchObject([{ sku, name: "Last Lamp", unitPrice: { amount: "49.99" }, product: { id } }]);
    const { order: line } = await buyer.get(
      `query ($id: ID) { order(id: $id) { lines { product { name isActive } } } }`,
      { id: order.id },
    );
    expect(line.lines).toEqual([{ product: { name: "Last Lamp", isActive: false } }]);
    expect(await addToCart(buyer, id)).toMatchObject({
      __typename: expect.stringMatching(/^Product(NotFound|Unavailable)$/),
    });
  });
});

describe("categories, pictures and stock", () => {
  test("S3-40: a category's slug is derived from its name, and a taken slug is a Conflict", async () => {
    const make = async (input: { name: string; slug?: string }) =>
      (await admin.get(CreateCategoryDocument, { input })).createCategory;
    expect(await make({ name: "Crème & Brûlée" })).toMatchObject({ __typename: "Category", slug: "creme-brulee" });
    expect(await make({ name: "Creme Brulee" })).toMatchObject({ __typename: "Conflict", code: "CONFLICT" });
    expect(await make({ name: "", slug: "Not A Slug" })).toMatchObject({ __typename: "InvalidInput" });
  });
});
