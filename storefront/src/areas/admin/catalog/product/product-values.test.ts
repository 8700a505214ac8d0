import { describe, expect, test } from "vitest";
import { attributeTexts } from "../../../../ui/product-attributes/product-attributes.js";
import { createInputOf, newProductValues, updateInputOf, type ProductValues } from "./product-values.js";

const desk: ProductValues = {
  name: "Oak desk",
  sku: "OAK-1",
  slug: "oak-desk",
  description: "Solid.",
  price: { amount: "199.00" },
  isActive: true,
  categories: ["desk"],
  tags: ["oak"],
  initialStock: "",
  ...attributeTexts(),
  custom: {},
};

describe("the input that the product editor sends", () => {
  test.each<[string, Partial<ProductValues>, object]>([
    ["is empty without a change", {}, {}],
    ["has a trimmed name", { name: " Oak table " }, { name: "Oak table" }],
    ["has the decimal of a price", { price: { amount: "12,50" } }, { price: { amount: "12.50", currency: "CAD" } }],
    ["has null for a cleared description", { description: " " }, { description: null }],
    ["has the new sale status", { isActive: false }, { isActive: false }],
    ["has all chosen categories", { categories: ["desk", "office"] }, { categories: ["desk", "office"] }],
    ["has an empty list of tags", { tags: [] }, { tags: [] }],
  ])("%s", (_what, changes, sent) => {
    expect(updateInputOf("1", desk, { ...desk, ...changes }, "CAD")).toEqual({ id: "1", ...sent });
  });

  test("the input for a new product has stock only if some was entered", () => {
    const values = { ...newProductValues, name: "Lamp", sku: "L-1", price: { amount: "9" } };
    expect(createInputOf(values, "CAD")).not.toHaveProperty("initialStock");
    expect(createInputOf({ ...values, initialStock: "12" }, "CAD")).toMatchObject({ initialStock: 12 });
  });
});
