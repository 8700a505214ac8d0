import { describe, expect, test } from "@jest/globals";
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
};

describe("what the editor sends", () => {
  test.each<[string, Partial<ProductValues>, object]>([
    ["nothing where nothing was changed", {}, {}],
    ["a name, without blanks around it", { name: " Oak table " }, { name: "Oak table" }],
    ["a price with a comma", { price: { amount: "12,50" } }, { price: { amount: "12.50", currency: "CAD" } }],
    ["null for a description that was cleared", { description: " " }, { description: null }],
    ["that it is not sold any more", { isActive: false }, { isActive: false }],
    ["all categories of a new choice", { categories: ["desk", "office"] }, { categories: ["desk", "office"] }],
    ["no tags", { tags: [] }, { tags: [] }],
  ])("%s", (_what, changes, sent) => {
    expect(updateInputOf("1", desk, { ...desk, ...changes }, "CAD")).toEqual({ id: "1", ...sent });
  });

  test("a new product has stock only where some was named", () => {
    const values = { ...newProductValues, name: "Lamp", sku: "L-1", price: { amount: "9" } };
    expect(createInputOf(values, "CAD")).not.toHaveProperty("initialStock");
    expect(createInputOf({ ...values, initialStock: "12" }, "CAD")).toMatchObject({ initialStock: 12 });
  });
});
