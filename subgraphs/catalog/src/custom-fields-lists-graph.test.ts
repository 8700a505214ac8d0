import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { customer, CustomFieldsHarness, shown } from "./testing/custom-fields-harness.js";

let harness: CustomFieldsHarness;

beforeAll(async () => {
  harness = await CustomFieldsHarness.open();
});

afterAll(async () => harness[Symbol.asyncDispose]());

describe("lists of products", () => {
  const skus: string[] = [];

  beforeAll(async () => {
    const tags = ["listed"];
    for (const custom of [
      { origin: "Zambia", harvestYear: 2020, bestBefore: "2027-03-01", roast: "LIGHT", notes: ["plum"] },
      { origin: "Angola", harvestYear: 1909, isOrganic: true, deposit: { amount: "2.00", currency: "CAD" } },
      { origin: "Érythrée", harvestYear: 2024, notes: ["plum", "cocoa"], supplierCode: "ZZ-1" },
      {},
    ]) {
      skus.push((await harness.createProduct(custom, { tags })).sku);
    }
  });

  const only = (...places: number[]): string[] => places.map((place) => skus[place] ?? "");

  test.each<[filter: string, places: number[]]>([
    [`origin: ["Zambia", "Angola"]`, [0, 1]],
    [`minHarvestYear: 2020`, [0, 2]],
    [`maxHarvestYear: 2020`, [0, 1]],
    [`minHarvestYear: 1910, maxHarvestYear: 2023`, [0]],
    [`isOrganic: true`, [1]],
    [`isOrganic: false`, [0, 2, 3]],
    [`roast: [LIGHT, DARK]`, [0]],
    [`minBestBefore: "2027-01-01"`, [0]],
    [`maxBestBefore: "2027-01-01"`, []],
    [`maxDeposit: "2.00"`, [1]],
    [`minDeposit: "2.01"`, []],
    [`notes: ["plum"]`, [0, 2]],
    [`notes: ["plum", "cocoa"]`, [2]],
    [`supplierCode: ["ZZ-1"]`, [2]],
  ])("filtered by %s", async (filter, places) => {
    expect((await harness.listed(`filter: { tag: "listed", custom: { ${filter} } }`)).sort()).toEqual(
      only(...places).sort(),
    );
  });

  test.each<[sort: string, places: number[]]>([
    ["CUSTOM_HARVEST_YEAR", [3, 1, 0, 2]],
    ["CUSTOM_HARVEST_YEAR_DESC", [2, 0, 1, 3]],
    ["CUSTOM_DEPOSIT_DESC", [1]],
    ["CUSTOM_BEST_BEFORE_DESC", [0]],
  ])("sorted by %s", async (sort, places) => {
    const sorted = await harness.listed(`filter: { tag: "listed" }, sort: ${sort}, first: ${places.length}`);
    expect(sorted).toEqual(only(...places));
  });

  test("are paged in the order of a custom field", async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 4; pages += 1) {
      const query = `query ($after: String) {
        products(filter: { tag: "listed" }, sort: CUSTOM_ORIGIN, first: 1, after: $after) { nodes { sku } pageInfo { endCursor } }
      }`;
      const { products }: any = (await harness.execute(query, { after })).data;
      seen.push(...products.nodes.map(({ sku }: any) => sku));
      after = products.pageInfo.endCursor;
    }
    expect(seen).toHaveLength(4);
    expect(new Set(seen)).toEqual(new Set(skus));
    expect(seen[0]).toBe(skus[3]);
  });

  test("find words of searchable fields, without accents", async () => {
    expect(await harness.listed(`filter: { search: "erythree" }`)).toEqual(only(2));
    expect(await harness.listed(`filter: { search: "angol" }`)).toEqual(only(1));
  });

  test("reveal no value of a field for staff to others", async () => {
    expect(
      await harness.listed(`filter: { tag: "listed", custom: { supplierCode: ["ZZ-1"] } }`, customer),
    ).toHaveLength(4);
    expect(await harness.listed(`filter: { search: "ZZ" }`, customer)).toEqual([]);
    expect(await harness.listed(`sort: CUSTOM_SUPPLIER_CODE`, customer)).toMatch(/^sort is for admins/);
    expect(await harness.listed(`filter: { search: "ZZ" }`)).toEqual(only(2));
  });
});

describe("an import", () => {
  const imported = `rows { outcome problems { path message } product { custom { ${shown} } } }`;
  async function importRow(row: object): Promise<any> {
    const query = `mutation ($input: ImportProductsInput!) { importProducts(input: $input) { ${imported} } }`;
    const body = await harness.execute(query, { input: { rows: [{ line: 1, ...row }] } });
    expect(body.errors).toBeUndefined();
    return body.data.importProducts.rows[0];
  }

  test("reads the cells of custom fields by their types", async () => {
    const row = { sku: "CUSTOM-1", title: "Coffee", price: "9.00" };
    const custom = {
      origin: "Peru",
      harvestYear: "2025",
      isOrganic: "TRUE",
      roast: "DARK",
      deposit: "1.50",
      notes: "plum; cocoa",
      dimensions: `{"widthMm":80}`,
      story: { en: "Shade", fr: "" },
    };
    const first = await importRow({ ...row, custom });
    expect(first).toMatchObject({
      outcome: "CREATED",
      product: {
        custom: {
          origin: "Peru",
          harvestYear: 2025,
          isOrganic: true,
          roast: "DARK",
          deposit: { amount: "1.50", currency: "CAD" },
          notes: ["plum", "cocoa"],
          dimensions: { widthMm: 80 },
          story: { en: "Shade", fr: null },
        },
      },
    });
    expect(await importRow({ ...row, custom })).toMatchObject({ outcome: "UNCHANGED" });
    const second = await importRow({ sku: "CUSTOM-1", custom: { origin: "", story: { fr: "Ombre" } } });
    expect(second).toMatchObject({
      outcome: "UPDATED",
      product: { custom: { origin: "Peru", story: { en: "Shade", fr: "Ombre" } } },
    });
  });

  test("names the cells that are wrong", async () => {
    const row = { sku: "CUSTOM-2", title: "Coffee", price: "9.00" };
    const { problems } = await importRow({ ...row, custom: { harvestYear: "old", roast: "BURNT", deposit: "$1" } });
    expect(problems.map(({ path }: any) => path)).toEqual(["custom.harvestYear", "custom.roast", "custom.deposit"]);
  });
});
