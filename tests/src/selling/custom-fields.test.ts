// own shop: a project declares fields
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CompositionMissingError } from "@souk/shop/compose/compose-supergraph";
import { projectSettings } from "../test-kit/shop/project-settings.js";
import { startTestShop } from "../test-kit/shop/start-test-shop.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let admin: Shopper;

beforeAll(async () => {
  shop = await TestShop.create({ environment: projectSettings("declared-fields") });
  admin = await shop.admin();
  for (const [sku, origin] of [
    ["PERU", "Peru"],
    ["CHAD", "Chad"],
  ] as const) {
    const input = {
      sku,
      name: `Coffee of ${origin}`,
      price: { amount: "9.00", currency: "CAD" },
      custom: { origin, margin: 0.4, roaster: admin.id },
    };
    const { createProduct } = await admin.get(
      `mutation ($input: CreateProductInput!) { createProduct(input: $input) { __typename } }`,
      { input },
    );
    expect(createProduct.__typename).toBe("Product");
  }
});

afterAll(async () => shop[Symbol.asyncDispose]());

describe("through the router, the declared fields of a product", () => {
  test("are typed for everybody, and lead to objects of other subgraphs", async () => {
    const query = `{ product(sku: "PERU") { custom { origin roaster { id } } customValues { name text { fr } } } }`;
    expect((await shop.client.execute(query)).data).toEqual({
      product: {
        custom: { origin: "Peru", roaster: { id: admin.id } },
        customValues: [
          { name: "origin", text: { fr: "Peru" } },
          { name: "roaster", text: null },
        ],
      },
    });
  });

  test("are refused to others if they are for staff", async () => {
    const query = `{ product(sku: "PERU") { sku custom { origin margin } } }`;
    expect((await admin.execute(query)).data.product.custom).toEqual({ origin: "Peru", margin: 0.4 });
    const { data, errors } = await shop.client.execute(query);
    expect(data.product).toEqual({ sku: "PERU", custom: { origin: "Peru", margin: null } });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(["UNAUTHENTICATED"]);
  });

  test("filter, sort and search lists", async () => {
    const listed = async (args: string): Promise<string[]> =>
      (await shop.client.execute(`{ products(${args}) { nodes { sku } } }`)).data.products.nodes.map(
        ({ sku }: any) => sku,
      );
    expect(await listed(`sort: CUSTOM_ORIGIN`)).toEqual(["CHAD", "PERU"]);
    expect(await listed(`filter: { custom: { origin: ["Peru"] } }`)).toEqual(["PERU"]);
    expect(await listed(`filter: { search: "chad" }`)).toEqual(["CHAD"]);
  });

  test("cost no further statement and no further fetch", async () => {
    const work = async (fields: string) =>
      (await admin.execute(`{ products(first: 2) { nodes { sku ${fields} } } }`)).work;
    await work("");
    expect(await work("custom { origin margin } customValues { name }")).toEqual(await work(""));
  });
});

test("a shop does not start with wrong declarations, and names all of them", async () => {
  const started = startTestShop(projectSettings("wrong-fields"));
  await expect(started).rejects.toThrow(
    /fields\.Product\.origin\.maxLength[^]*fields\.Variant +cannot have custom fields/,
  );
});

test("without the package for composition, the message says what to do", () => {
  expect(new CompositionMissingError(new Error()).message).toMatch(
    /npm install @apollo\/composition@[^]*SUPERGRAPH_FILE/,
  );
});
