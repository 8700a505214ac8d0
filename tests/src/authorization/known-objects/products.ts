import { AdjustStockDocument } from "../../generated/operations.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import type { Shopper } from "../../test-kit/clients/shopper.js";
import type { TestShop } from "../../test-kit/shop/test-shop.js";
import { fail, type KnownObjects } from "./known-objects.js";

export async function sellProducts(shop: TestShop, admin: Shopper): Promise<KnownObjects> {
  const { createCategory } = await admin.get(
    `mutation { createCategory(input: { name: "Lamps", slug: "lamps", description: "They shine.", custom: { intro: "Light" } }) { __typename } }`,
  );
  if (createCategory.__typename !== "Category") fail("no category");
  const { createProduct } = await admin.get(
    `mutation { createProduct(input: {
      sku: "LAMP", name: "Lamp", description: "It shines.", price: { amount: "20.00", currency: "CAD" }, weightGrams: 500,
      tags: ["light"], categories: ["lamps"], initialStock: 100, custom: { origin: "Peru", supplier: "S-1" }
    }) { ... on Product { id } } }`,
  );
  const product: string = createProduct.id;
  await admin.get(`mutation { createProduct(input: {
    sku: "LANTERN", name: "Lantern", price: { amount: "30.00", currency: "CAD" }, categories: ["lamps"]
  }) { __typename } }`);
  await admin.get(
    `mutation ($id: ID!) { addProductImage(input: { productId: $id, url: "/lamp.svg", alt: "A lamp" }) { __typename } }`,
    { id: product },
  );
  await eventually(async () => {
    const { adjustStock } = await admin.get(AdjustStockDocument, {
      input: { productId: product, delta: 5, reason: "count" },
    });
    if (adjustStock?.__typename !== "Product") fail(`no stock: ${JSON.stringify(adjustStock)}`);
  });
  return { category: "lamps", product, doomed: (await shop.product()).id, ...(await editable(shop, admin)) };
}

/** A picture and a category that admins may delete. */
async function editable(shop: TestShop, admin: Shopper): Promise<KnownObjects> {
  const { id: pictured } = await shop.product();
  const added = `addProductImage(input: { productId: "${pictured}", url: "/old.svg" }) { ... on Product { images { id } } }`;
  const { addProductImage, createCategory } = await admin.get(
    `mutation { ${added} createCategory(input: { name: "Doomed" }) { ... on Category { id } } }`,
  );
  return { pictured, image: addProductImage.images[0].id, doomedCategory: createCategory.id };
}
