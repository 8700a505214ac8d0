import { customFieldFaults } from "@souk/kernel/custom-fields/check-custom-fields";
import { text } from "@souk/kernel/custom-fields/custom-field";
import { runInRequest, WorkCounters } from "@souk/kernel/logging/request-context";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { eventually } from "@souk/kernel/testing/eventually";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { admin, customer, customFields, CustomFieldsHarness, label } from "./testing/custom-fields-harness.js";

let harness: CustomFieldsHarness;

beforeAll(async () => {
  harness = await CustomFieldsHarness.open();
});

afterAll(async () => harness[Symbol.asyncDispose]());

test("the declarations of this file have no fault", () => {
  expect(customFieldFaults(customFields, "CAD")).toEqual([]);
});

describe("a product with custom fields", () => {
  test("keeps a value of each type, and shows it typed", async () => {
    const other = await harness.createProduct();
    const values = {
      origin: " Peru ",
      harvestYear: 2025,
      isOrganic: true,
      roast: "DARK",
      bestBefore: "2027-01-31",
      deposit: { amount: "1.50", currency: "CAD" },
      notes: ["cocoa", "plum"],
      dimensions: { widthMm: 80 },
      story: { en: "Grown in shade", fr: "Cultivé à l'ombre" },
    };
    const { custom } = await harness.createProduct({ ...values, goesWith: other.id, supplierCode: "AB-12" });
    expect(custom).toEqual({ ...values, origin: "Peru", goesWith: { sku: other.sku } });
  });

  test("without values has the defaults, and null for the others", async () => {
    const { custom } = await harness.createProduct();
    expect(custom).toEqual({
      origin: null,
      harvestYear: null,
      isOrganic: false,
      roast: null,
      bestBefore: null,
      deposit: null,
      goesWith: null,
      notes: null,
      dimensions: null,
      story: null,
    });
  });

  test("changes only the given values; null removes one", async () => {
    const { id } = await harness.createProduct({ origin: "Peru", harvestYear: 2025, roast: "LIGHT" });
    const { custom } = await harness.mutate("updateProduct", { id, custom: { origin: "Chad", roast: null } });
    expect(custom).toMatchObject({ origin: "Chad", harvestYear: 2025, roast: null });
  });

  test("an update names every wrong value", async () => {
    const { id } = await harness.createProduct({ origin: "Peru" });
    const wrong = await harness.mutate("updateProduct", {
      id,
      custom: {
        harvestYear: 1800,
        isOrganic: null,
        bestBefore: "2027-02-31",
        deposit: { amount: "1.00", currency: "USD" },
        goesWith: "nothing",
        dimensions: { widthMm: 0 },
        supplierCode: "12",
      },
    });
    expect(wrong.fields.map(({ path }: any) => path).sort()).toEqual([
      "custom.bestBefore",
      "custom.deposit.currency",
      "custom.dimensions.widthMm",
      "custom.goesWith",
      "custom.harvestYear",
      "custom.isOrganic",
      "custom.supplierCode",
    ]);
  });

  test("shows a field for staff to admins only", async () => {
    const { sku } = await harness.createProduct({ supplierCode: "AB-12" });
    const query = `query ($sku: String) { product(sku: $sku) { sku custom { origin supplierCode } } }`;
    expect((await harness.execute(query, { sku })).data.product.custom).toMatchObject({ supplierCode: "AB-12" });
    const refused = await harness.execute(query, { sku }, customer);
    expect(refused.data.product).toEqual({ sku, custom: { origin: null, supplierCode: null } });
    expect(refused.errors?.map(({ extensions }) => extensions?.code)).toEqual(["FORBIDDEN"]);
  });

  test("lists its values with their labels and texts for clients that do not know the fields", async () => {
    const { sku } = await harness.createProduct({ roast: "DARK", supplierCode: "AB-12" });
    const values = `{ name label { en fr } value text { en fr } }`;
    const query = `query ($sku: String) { product(sku: $sku) { customValues ${values} allCustomValues ${values} } }`;
    const isOrganic = {
      name: "isOrganic",
      label: label("Organic", "Bio"),
      value: false,
      text: label("No", "Non"),
    };
    const roast = {
      name: "roast",
      label: label("Roast", "Torréfaction"),
      value: "DARK",
      text: label("Dark", "Foncée"),
    };
    const found = (await harness.execute(query, { sku })).data.product;
    expect(found.customValues).toEqual([isOrganic, roast]);
    expect(found.allCustomValues.map(({ name }: any) => name)).toEqual(["isOrganic", "roast", "supplierCode"]);
    expect((await harness.execute(query, { sku }, customer)).data.product.allCustomValues).toBeNull();
  });

  test("writes each changed value to the audit log", async () => {
    const { id } = await harness.createProduct({ origin: "Peru", deposit: { amount: "1.00", currency: "CAD" } });
    await harness.mutate("updateProduct", {
      id,
      custom: { origin: "Chad", deposit: { amount: "2.00", currency: "CAD" } },
    });
    await eventually(() =>
      expect(
        harness.entries.find(({ targetId, action }) => targetId === id && action === "updateProduct"),
      ).toMatchObject({
        before: { "custom.origin": "Peru", "custom.deposit": { amount: "1.00" } },
        after: { "custom.origin": "Chad", "custom.deposit": { amount: "2.00" } },
      }),
    );
  });
});

describe("a category with custom fields", () => {
  test("keeps, changes and shows its values", async () => {
    const fields = `... on Category { id custom { intro { en fr } margin } customValues { name } }`;
    const { id } = await harness.mutate(
      "createCategory",
      { name: "Coffee", custom: { intro: { en: "Beans" }, margin: 0.25 } },
      fields,
    );
    const changed = await harness.mutate(
      "updateCategory",
      { id, custom: { intro: { en: "Beans", fr: "Grains" } } },
      fields,
    );
    expect(changed).toMatchObject({
      custom: { intro: { en: "Beans", fr: "Grains" }, margin: 0.25 },
      customValues: [{ name: "intro" }],
    });
  });
});

test("the graph describes the fields to forms, those for staff to admins only", async () => {
  const query = `{ customFields(entity: PRODUCT) { name kind itemKind label { en } choices { value } visibility isFilter isListed } }`;
  const { customFields: all } = (await harness.execute(query)).data;
  expect(all).toHaveLength(11);
  expect(all[3]).toMatchObject({
    name: "roast",
    kind: "ENUMERATION",
    choices: [{ value: "LIGHT" }, { value: "DARK" }],
  });
  const { customFields: others } = (await harness.execute(query, {}, customer)).data;
  expect(others.map(({ name }: any) => name)).not.toContain("supplierCode");
});

test("twenty fields cost no further statement", async () => {
  const many = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`field${index}`, text({ label: label("A field", "Un champ") })]),
  );
  const plain = await harness.start({});
  const extended = await harness.start({ Product: many });
  const names = Object.keys(many);
  async function statementsOf(subgraph: Subgraph, custom: string): Promise<number> {
    const counters = new WorkCounters();
    const query = `{ products(first: 20) { nodes { id ${custom} } } }`;
    const body = await runInRequest({ counters }, () =>
      harness.serviceContext.execute(subgraph, query, {}, { as: admin }),
    );
    expect(body.errors).toBeUndefined();
    return counters.sqlStatements;
  }
  const before = await statementsOf(plain, "");
  expect(before).toBeGreaterThan(0);
  expect(await statementsOf(extended, `custom { ${names.join(" ")} } customValues { name value }`)).toBe(before);
});
