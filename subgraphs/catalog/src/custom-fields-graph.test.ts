import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import {
  boolean,
  date,
  enumeration,
  json,
  list,
  money,
  number,
  reference,
  text,
  translated,
  type CustomFields,
} from "@souk/kernel/custom-fields/custom-field";
import { customFieldFaults } from "@souk/kernel/custom-fields/check-custom-fields";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { runInRequest, WorkCounters } from "@souk/kernel/logging/request-context";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { eventually } from "@souk/kernel/testing/eventually";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { projectOf } from "@souk/kernel/project/project";
import { testServiceContext, type TestServiceContext } from "@souk/kernel/testing/test-service-context";
import { startCatalog } from "./app.js";
import { catalogDatabase } from "./store/database-definition.js";

const label = (en: string, fr: string) => ({ en, fr });

const customFields: CustomFields = {
  Product: {
    origin: text({ label: label("Origin", "Provenance"), filter: true, sort: true, search: true, list: true }),
    harvestYear: number({ label: label("Harvest", "Récolte"), integer: true, min: 1900, filter: true, sort: true }),
    isOrganic: boolean({ label: label("Organic", "Bio"), default: false, filter: true }),
    roast: enumeration({
      label: label("Roast", "Torréfaction"),
      values: { LIGHT: label("Light", "Claire"), DARK: label("Dark", "Foncée") },
      filter: true,
    }),
    bestBefore: date({ label: label("Best before", "À consommer avant"), filter: true, sort: true }),
    deposit: money({ label: label("Deposit", "Consigne"), filter: true, sort: true }),
    goesWith: reference({ label: label("Goes with", "Accompagne"), to: "Product" }),
    notes: list({ label: label("Notes", "Arômes"), of: text({ label: label("Note", "Arôme") }), filter: true }),
    dimensions: json({ label: label("Dimensions", "Dimensions"), schema: z.strictObject({ widthMm: z.int().min(1) }) }),
    story: translated({ label: label("Story", "Histoire"), search: true }),
    supplierCode: text({
      label: label("Supplier's code", "Code du fournisseur"),
      visibility: "staff",
      pattern: /^[A-Z]{2}-\d+$/,
      filter: true,
      sort: true,
      search: true,
    }),
  },
  Category: {
    intro: translated({ label: label("Introduction", "Introduction") }),
    margin: number({ label: label("Margin", "Marge"), visibility: "staff" }),
  },
};

const admin = { id: randomUUID(), role: "ADMIN" } as const;
const customer = { id: randomUUID(), role: "CUSTOMER" } as const;
let catalog: Subgraph;
let serviceContext: TestServiceContext;
let database: TestDatabase;
let resources: AsyncDisposableStack;
/** The entries that accounts received for the audit log. */
const entries: any[] = [];
let made = 0;

async function start(declared: CustomFields): Promise<Subgraph> {
  const config = { database: database.settings, currency: "CAD", demoData: false };
  const stock = { receiveInitialStock: async () => undefined };
  return resources.use(
    await startCatalog(config, { ...serviceContext, project: projectOf({ fields: declared }) }, { stock }),
  );
}

beforeAll(async () => {
  resources = new AsyncDisposableStack();
  database = resources.use(await TestDatabase.create("catalog_custom", catalogDatabase));
  const accounts = {
    send: async ({ query, variables }: { query: string; variables: { entry: any } }) => {
      if (!query.includes("recordAudit")) throw new ServiceUnavailableError("accounts");
      entries.push(variables.entry);
      return { status: 200, body: { data: { recordAudit: true } }, setCookies: [] };
    },
  };
  serviceContext = await testServiceContext({ peers: { accounts: accounts as never } });
  catalog = await start(customFields);
});

afterAll(async () => resources.disposeAsync());

const shown = `origin harvestYear isOrganic roast bestBefore deposit { amount currency } goesWith { sku } notes dimensions
  story { en fr }`;
const told = `__typename ... on Problem { code message } ... on InvalidInput { fields { path message } }`;

async function act(
  name: string,
  input: object,
  fields = `... on Product { id sku custom { ${shown} } }`,
): Promise<any> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${told} ${fields} } }`;
  const body = await serviceContext.ask(catalog, query, { input }, { as: admin });
  expect(body.errors).toBeUndefined();
  return body.data[name];
}

function product(custom?: object, more: object = {}): Promise<any> {
  made += 1;
  const price = { amount: "5.00", currency: "CAD" };
  return act("createProduct", { sku: `SKU-${made}`, name: `Thing ${made}`, price, ...(custom && { custom }), ...more });
}

async function ask(query: string, variables: Record<string, unknown> = {}, as: typeof admin | typeof customer = admin) {
  return serviceContext.ask(catalog, query, variables, { as });
}

async function listed(args: string, as: typeof admin | typeof customer = admin): Promise<any> {
  const body = await ask(`{ products(${args}) { totalCount nodes { sku } } }`, {}, as);
  return body.errors?.[0]?.message ?? body.data.products.nodes.map(({ sku }: any) => sku);
}

test("the declarations of this file have no fault", () => {
  expect(customFieldFaults(customFields, "CAD")).toEqual([]);
});

describe("a product with custom fields", () => {
  test("keeps a value of each type, and shows it typed", async () => {
    const other = await product();
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
    const { custom } = await product({ ...values, goesWith: other.id, supplierCode: "AB-12" });
    expect(custom).toEqual({ ...values, origin: "Peru", goesWith: { sku: other.sku } });
  });

  test("without values has the defaults, and null for the others", async () => {
    const { custom } = await product();
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
    const { id } = await product({ origin: "Peru", harvestYear: 2025, roast: "LIGHT" });
    const { custom } = await act("updateProduct", { id, custom: { origin: "Chad", roast: null } });
    expect(custom).toMatchObject({ origin: "Chad", harvestYear: 2025, roast: null });
  });

  test("an update names every wrong value", async () => {
    const { id } = await product({ origin: "Peru" });
    const wrong = await act("updateProduct", {
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
    const { sku } = await product({ supplierCode: "AB-12" });
    const query = `query ($sku: String) { product(sku: $sku) { sku custom { origin supplierCode } } }`;
    expect((await ask(query, { sku })).data.product.custom).toMatchObject({ supplierCode: "AB-12" });
    const refused = await ask(query, { sku }, customer);
    expect(refused.data.product).toEqual({ sku, custom: { origin: null, supplierCode: null } });
    expect(refused.errors?.map(({ extensions }) => extensions?.code)).toEqual(["FORBIDDEN"]);
  });

  test("lists its values with their labels and texts for clients that do not know the fields", async () => {
    const { sku } = await product({ roast: "DARK", supplierCode: "AB-12" });
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
    const found = (await ask(query, { sku })).data.product;
    expect(found.customValues).toEqual([isOrganic, roast]);
    expect(found.allCustomValues.map(({ name }: any) => name)).toEqual(["isOrganic", "roast", "supplierCode"]);
    expect((await ask(query, { sku }, customer)).data.product.allCustomValues).toBeNull();
  });

  test("writes each changed value to the audit log", async () => {
    const { id } = await product({ origin: "Peru", deposit: { amount: "1.00", currency: "CAD" } });
    await act("updateProduct", { id, custom: { origin: "Chad", deposit: { amount: "2.00", currency: "CAD" } } });
    await eventually(() =>
      expect(entries.find(({ targetId, action }) => targetId === id && action === "updateProduct")).toMatchObject({
        before: { "custom.origin": "Peru", "custom.deposit": { amount: "1.00" } },
        after: { "custom.origin": "Chad", "custom.deposit": { amount: "2.00" } },
      }),
    );
  });
});

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
      skus.push((await product(custom, { tags })).sku);
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
    expect((await listed(`filter: { tag: "listed", custom: { ${filter} } }`)).sort()).toEqual(only(...places).sort());
  });

  test.each<[sort: string, places: number[]]>([
    ["CUSTOM_HARVEST_YEAR", [3, 1, 0, 2]],
    ["CUSTOM_HARVEST_YEAR_DESC", [2, 0, 1, 3]],
    ["CUSTOM_DEPOSIT_DESC", [1]],
    ["CUSTOM_BEST_BEFORE_DESC", [0]],
  ])("sorted by %s", async (sort, places) => {
    const sorted = await listed(`filter: { tag: "listed" }, sort: ${sort}, first: ${places.length}`);
    expect(sorted).toEqual(only(...places));
  });

  test("are paged in the order of a custom field", async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 4; pages += 1) {
      const query = `query ($after: String) {
        products(filter: { tag: "listed" }, sort: CUSTOM_ORIGIN, first: 1, after: $after) { nodes { sku } pageInfo { endCursor } }
      }`;
      const { products }: any = (await ask(query, { after })).data;
      seen.push(...products.nodes.map(({ sku }: any) => sku));
      after = products.pageInfo.endCursor;
    }
    expect(seen).toHaveLength(4);
    expect(new Set(seen)).toEqual(new Set(skus));
    expect(seen[0]).toBe(skus[3]);
  });

  test("find words of searchable fields, without accents", async () => {
    expect(await listed(`filter: { search: "erythree" }`)).toEqual(only(2));
    expect(await listed(`filter: { search: "angol" }`)).toEqual(only(1));
  });

  test("reveal no value of a field for staff to others", async () => {
    expect(await listed(`filter: { tag: "listed", custom: { supplierCode: ["ZZ-1"] } }`, customer)).toHaveLength(4);
    expect(await listed(`filter: { search: "ZZ" }`, customer)).toEqual([]);
    expect(await listed(`sort: CUSTOM_SUPPLIER_CODE`, customer)).toMatch(/^sort is for admins/);
    expect(await listed(`filter: { search: "ZZ" }`)).toEqual(only(2));
  });
});

describe("an import", () => {
  const imported = `rows { outcome problems { path message } product { custom { ${shown} } } }`;
  async function importRow(row: object): Promise<any> {
    const query = `mutation ($input: ImportProductsInput!) { importProducts(input: $input) { ${imported} } }`;
    const body = await ask(query, { input: { rows: [{ line: 1, ...row }] } });
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

describe("a category with custom fields", () => {
  test("keeps, changes and shows its values", async () => {
    const fields = `... on Category { id custom { intro { en fr } margin } customValues { name } }`;
    const { id } = await act(
      "createCategory",
      { name: "Coffee", custom: { intro: { en: "Beans" }, margin: 0.25 } },
      fields,
    );
    const changed = await act("updateCategory", { id, custom: { intro: { en: "Beans", fr: "Grains" } } }, fields);
    expect(changed).toMatchObject({
      custom: { intro: { en: "Beans", fr: "Grains" }, margin: 0.25 },
      customValues: [{ name: "intro" }],
    });
  });
});

test("the graph describes the fields to forms, those for staff to admins only", async () => {
  const query = `{ customFields(entity: PRODUCT) { name kind itemKind label { en } choices { value } visibility isFilter isListed } }`;
  const { customFields: all } = (await ask(query)).data;
  expect(all).toHaveLength(11);
  expect(all[3]).toMatchObject({
    name: "roast",
    kind: "ENUMERATION",
    choices: [{ value: "LIGHT" }, { value: "DARK" }],
  });
  const { customFields: others } = (await ask(query, {}, customer)).data;
  expect(others.map(({ name }: any) => name)).not.toContain("supplierCode");
});

test("twenty fields cost no further statement", async () => {
  const many = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`field${index}`, text({ label: label("A field", "Un champ") })]),
  );
  const plain = await start({});
  const extended = await start({ Product: many });
  const names = Object.keys(many);
  async function statementsOf(subgraph: Subgraph, custom: string): Promise<number> {
    const counters = new WorkCounters();
    const query = `{ products(first: 20) { nodes { id ${custom} } } }`;
    const body = await runInRequest({ counters }, () => serviceContext.ask(subgraph, query, {}, { as: admin }));
    expect(body.errors).toBeUndefined();
    return counters.sqlStatements;
  }
  const before = await statementsOf(plain, "");
  expect(before).toBeGreaterThan(0);
  expect(await statementsOf(extended, `custom { ${names.join(" ")} } customValues { name value }`)).toBe(before);
});
