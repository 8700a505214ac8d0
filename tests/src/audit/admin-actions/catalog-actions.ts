import { expect } from "vitest";
import { money, picture } from "./admin-action.js";
import type { AdminActions } from "./audit-log-fixtures.js";

/** The admin actions of catalog and inventory. */
export const catalogActions: AdminActions = {
  createProduct: async () => ({
    service: "catalog",
    call: `createProduct(input: { sku: "NEW-1", name: "Lamp", price: ${money("49.90")}, initialStock: 3 }) { ... on Product { id } }`,
    targetType: "Product",
    before: null,
    after: expect.objectContaining({ sku: "NEW-1", price: { amount: "49.90", currency: "CAD" } }),
  }),
  updateProduct: async ({ shop }) => {
    const { id } = await shop.product({ price: "10.00" });
    return {
      service: "catalog",
      call: `updateProduct(input: { id: "${id}", price: ${money("12.00")}, tags: ["new"] }) { ... on Product { id } }`,
      targetType: "Product",
      before: { price: { amount: "10.00", currency: "CAD" }, tags: [] },
      after: { price: { amount: "12.00", currency: "CAD" }, tags: ["new"] },
    };
  },
  addProductImage: async ({ shop }) => {
    const { id } = await shop.product();
    return {
      service: "catalog",
      call: `addProductImage(input: { productId: "${id}", url: "https://img.example/1.png" }) { ... on Product { id } }`,
      targetType: "Product",
      before: { images: [] },
      after: { images: [{ url: "https://img.example/1.png", alt: null }] },
    };
  },
  removeProductImage: async (fixtures) => {
    const { id, images } = await fixtures.picturedProduct();
    return {
      service: "catalog",
      call: `removeProductImage(input: { productId: "${id}", imageId: "${images[0]}" }) { ... on Product { id } }`,
      targetType: "Product",
      before: { images: [picture("1"), picture("2")] },
      after: { images: [picture("2")] },
    };
  },
  reorderProductImages: async (fixtures) => {
    const { id, images } = await fixtures.picturedProduct();
    const imageIds = `["${images[1]}", "${images[0]}"]`;
    return {
      service: "catalog",
      call: `reorderProductImages(input: { productId: "${id}", imageIds: ${imageIds} }) { ... on Product { id } }`,
      targetType: "Product",
      before: { images: [picture("1"), picture("2")] },
      after: { images: [picture("2"), picture("1")] },
    };
  },
  updateProductImage: async (fixtures) => {
    const { images } = await fixtures.picturedProduct();
    return {
      service: "catalog",
      call: `updateProductImage(input: { imageId: "${images[0]}", alt: "A lamp" }) { ... on Product { id } }`,
      targetType: "Product",
      before: { images: [picture("1"), picture("2")] },
      after: { images: [{ ...picture("1"), alt: "A lamp" }, picture("2")] },
    };
  },
  updateProducts: async ({ shop }) => {
    const { id: targetId } = await shop.product();
    return {
      service: "catalog",
      call: `updateProducts(input: { ids: ["${targetId}"], isActive: false, addTags: ["sale"] }) { missing }`,
      targetType: "Product",
      targetId,
      before: { isActive: true, tags: [] },
      after: { isActive: false, tags: ["sale"] },
    };
  },
  deleteProduct: async ({ shop }) => {
    const { id: targetId, sku } = await shop.product();
    return {
      service: "catalog",
      call: `deleteProduct(id: "${targetId}") { __typename }`,
      targetType: "Product",
      targetId,
      before: expect.objectContaining({ sku }),
      after: null,
    };
  },
  createCategory: async () => ({
    service: "catalog",
    call: `createCategory(input: { name: "Lamps" }) { ... on Category { id } }`,
    targetType: "Category",
    before: null,
    after: { name: "Lamps", slug: "lamps", description: null },
  }),
  importProducts: async ({ shop }) => {
    const { id: targetId, sku } = await shop.product({ price: "10.00", stock: 5 });
    return {
      service: "catalog",
      call: `importProducts(input: { rows: [{ line: 2, sku: "${sku}", price: "12.00", stock: "7" }] }) { rows { outcome } }`,
      targetType: "Product",
      targetId,
      before: { price: { amount: "10.00", currency: "CAD" }, stock: 5 },
      after: { price: { amount: "12.00", currency: "CAD" }, stock: 7 },
    };
  },
  updateCategory: async ({ admin }) => {
    const { createCategory } = await admin.get(
      `mutation { createCategory(input: { name: "Rugs" }) { ... on Category { id } } }`,
    );
    return {
      service: "catalog",
      call: `updateCategory(input: { id: "${createCategory.id}", name: "Carpets" }) { ... on Category { id } }`,
      targetType: "Category",
      before: { name: "Rugs" },
      after: { name: "Carpets" },
    };
  },
  deleteCategory: async ({ shop, admin }) => {
    const { createCategory } = await admin.get(
      `mutation { createCategory(input: { name: "Vases" }) { ... on Category { id } } }`,
    );
    await shop.product({ categories: ["vases"] });
    return {
      service: "catalog",
      call: `deleteCategory(id: "${createCategory.id}") { ... on DeletedCategory { id } }`,
      targetType: "Category",
      before: { name: "Vases", slug: "vases", description: null, products: 1 },
      after: null,
    };
  },
  adjustStock: async ({ shop }) => {
    const { id } = await shop.product({ stock: 5 });
    return {
      service: "inventory",
      call: `adjustStock(input: { productId: "${id}", delta: -2, reason: "broken" }) { __typename }`,
      targetType: "Product",
      targetId: id,
      before: { onHand: 5, delta: null, reason: null },
      after: { onHand: 3, delta: -2, reason: "broken" },
    };
  },
  setStock: async ({ shop }) => {
    const { id } = await shop.product({ stock: 5 });
    return {
      service: "inventory",
      call: `setStock(input: { productId: "${id}", onHand: 12, reason: "a count" }) { __typename }`,
      targetType: "Product",
      targetId: id,
      before: { onHand: 5, delta: null, reason: null },
      after: { onHand: 12, delta: 7, reason: "a count" },
    };
  },
};
