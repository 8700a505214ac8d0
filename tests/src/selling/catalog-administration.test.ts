import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  AddProductImageDocument,
  AdjustStockDocument,
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
  test("shows all its fields at once, with stock and categories", async () => {
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

  test("with a taken SKU is a Conflict at sku, and the first product stays unchanged", async () => {
    const { id, sku } = await created({ name: "The First" });
    expect(await create({ sku, name: "The Second" })).toMatchObject({
      __typename: "Conflict",
      code: "CONFLICT",
      field: "sku",
    });
    expect((await shop.client.get(ProductDocument, { sku })).product).toMatchObject({ id, name: "The First" });
  });

  test("ten times concurrently with one SKU creates one product", async () => {
    const sku = `ONCE-${randomUUID().slice(0, 8)}`;
    const answers = await Promise.all(Array.from({ length: 10 }, () => create({ sku })));
    expect(answers.filter((answer) => answer?.__typename === "Product")).toHaveLength(1);
    expect(answers.filter((answer) => answer?.__typename === "Conflict")).toHaveLength(9);
  });

  test("twice with the same name gives two different slugs", async () => {
    const [one, two] = [await created({ name: "Twin Lamp" }), await created({ name: "Twin Lamp" })];
    expect(one.slug).toBe("twin-lamp");
    expect(two.slug).toMatch(/^twin-lamp-.+/);
  });

  test.each<[string, Partial<CreateProductInput>, string]>([
    ["an empty name", { name: " " }, "name"],
    ["a SKU with spaces", { sku: "A B" }, "sku"],
    ["a price of zero", { price: { amount: "0.00", currency: "CAD" } }, "price.amount"],
    ["a price with three decimals", { price: { amount: "1.005", currency: "CAD" } }, "price.amount"],
    ["a negative price", { price: { amount: "-1.00", currency: "CAD" } }, "price.amount"],
    ["a price above the maximum", { price: { amount: "99999999999.00", currency: "CAD" } }, "price.amount"],
    ["another currency", { price: { amount: "1.00", currency: "USD" } }, "price.currency"],
    ["an unknown category", { categories: ["lamps", "nowhere"] }, "categories.1"],
    ["stock below nothing", { initialStock: -1 }, "initialStock"],
    ["21 tags", { tags: Array.from({ length: 21 }, (_, index) => `t${index}`) }, "tags"],
  ])("with %s is InvalidInput at that field", async (_what, given, path) => {
    const refused = await create(given);
    if (refused?.__typename !== "InvalidInput") throw new Error(JSON.stringify(refused));
    expect(refused.fields.map((field) => field.path)).toEqual([path]);
  });

  test("reports all invalid fields at once", async () => {
    const refused = await create({
      name: "",
      sku: "",
      price: { amount: "0", currency: "CAD" },
      categories: ["nowhere"],
    });
    if (refused?.__typename !== "InvalidInput") throw new Error(JSON.stringify(refused));
    expect(refused.fields.map(({ path }) => path).sort()).toEqual(["categories.0", "name", "price.amount", "sku"]);
  });
});

describe("updating a product", () => {
  test("changes only the given fields: absent is not null", async () => {
    const { id } = await created({ description: "Old words", tags: ["a", "b"], categories: ["lamps"] });
    expect(await update({ id, price: { amount: "39.00", currency: "CAD" } })).toMatchObject({
      price: { amount: "39.00" },
      name: "Desk Lamp",
    });
    expect(await publicly(id)).toMatchObject({
      description: "Old words",
      tags: ["a", "b"],
      categories: [{ slug: "lamps" }],
    });
    await update({ id, description: null, tags: [], categories: [] });
    expect(await publicly(id)).toMatchObject({ name: "Desk Lamp", description: null, tags: [], categories: [] });
  });

  test("with null for a required field is InvalidInput and changes nothing", async () => {
    const { id } = await created();
    const refused = await admin.get(
      `mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { __typename ... on InvalidInput { fields { path } } } }`,
      { input: { id, name: null, tags: null, isActive: null, description: "New" } },
    );
    expect(refused.updateProduct.fields.map(({ path }: { path: string }) => path).sort()).toEqual([
      "isActive",
      "name",
      "tags",
    ]);
    expect(await publicly(id)).toMatchObject({ name: "Desk Lamp", description: null, isActive: true });
  });

  test("with an unknown id is NotFound", async () => {
    for (const id of [randomUUID(), "1", ""])
      expect(await update({ id, name: "X" })).toMatchObject({ __typename: "NotFound", code: "NOT_FOUND" });
  });

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
  test("is hidden from the public on every path and cannot be bought; admins see it", async () => {
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
  test("is removed from the shop, but stays in orders with its name, price and product", async () => {
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

  test("is NotFound for a second deletion, and its SKU is free again", async () => {
    const { id, sku } = await created();
    await remove(id);
    expect(await remove(id)).toMatchObject({ __typename: "NotFound" });
    expect(await update({ id, name: "Back" })).toMatchObject({ __typename: "NotFound" });
    expect((await create({ sku }))?.__typename).toBe("Product");
  });
});

describe("categories, pictures and stock", () => {
  test("a category's slug is derived from its name, and a taken slug is a Conflict", async () => {
    const make = async (input: { name: string; slug?: string }) =>
      (await admin.get(CreateCategoryDocument, { input })).createCategory;
    expect(await make({ name: "Crème & Brûlée" })).toMatchObject({ __typename: "Category", slug: "creme-brulee" });
    expect(await make({ name: "Creme Brulee" })).toMatchObject({ __typename: "Conflict", code: "CONFLICT" });
    expect(await make({ name: "", slug: "Not A Slug" })).toMatchObject({ __typename: "InvalidInput" });
  });

  test("pictures keep the order in which they were added", async () => {
    const { id } = await created();
    const add = async (url: string, alt?: string) =>
      (await admin.get(AddProductImageDocument, { input: { productId: id, url, alt: alt ?? null } })).addProductImage;
    await add("https://pictures.example/1.jpg", "From the front");
    expect(await add("/demo/pictures/2.svg")).toMatchObject({
      images: [
        { url: "https://pictures.example/1.jpg", alt: "From the front", position: 0 },
        { url: "/demo/pictures/2.svg", alt: null, position: 1 },
      ],
    });
    for (const url of ["javascript:alert(1)", "//elsewhere.example/x", ""])
      expect((await add(url))?.__typename).toBe("InvalidInput");
  });

  test("stock can be increased and decreased, but not below zero or the reserved quantity", async () => {
    const { id } = await created({ initialStock: 3 });
    const adjust = async (delta: number, reason = "count") =>
      (await admin.get(AdjustStockDocument, { input: { productId: id, delta, reason } })).adjustStock;
    expect(await adjust(4)).toMatchObject({ stock: { onHand: 7, reserved: 0, available: 7 } });
    expect(await adjust(-6)).toMatchObject({ stock: { onHand: 1, available: 1 } });
    expect(await adjust(-2)).toMatchObject({ __typename: "Conflict", code: "CONFLICT" });
    expect(await adjust(0)).toMatchObject({ __typename: "InvalidInput" });
    expect(await adjust(1, "")).toMatchObject({ __typename: "InvalidInput" });
    expect((await publicly(id))?.stock?.available).toBe(1);
    const input = { productId: randomUUID(), delta: 1, reason: "count" };
    expect((await admin.get(AdjustStockDocument, { input })).adjustStock?.__typename).toBe("NotFound");
  });
});
