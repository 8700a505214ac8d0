import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../test-kit/clients/eventually.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let admin: Shopper;

beforeAll(async () => {
  shop = await TestShop.create();
  admin = await shop.admin();
});

afterAll(async () => shop[Symbol.asyncDispose]());

const mutation = `mutation ($input: ImportProductsInput!) { importProducts(input: $input) { rows {
  line outcome product { id sku stock { onHand } } problems { path message } } } }`;

interface Row {
  readonly line: number;
  readonly sku: string;
  readonly stock: string;
}

function fileOf(length: number): Row[] {
  return Array.from({ length }, (_, index) => ({
    line: index + 2,
    sku: `FILE-${index}`,
    handle: `thing-${index}`,
    title: `Thing ${index}`,
    price: `${1 + (index % 50)}.95`,
    tags: ["imported", `shelf ${index % 9}`],
    categories: ["Imported", `Aisle ${index % 12}`],
    published: true,
    images: [{ url: `https://img.example/${index}.png`, alt: `Thing ${index}` }],
    stock: String(index % 20),
  }));
}

/** Imports a file in parts, like a client. */
async function importFile(file: readonly Row[], dryRun = false): Promise<any[]> {
  const answers: any[] = [];
  for (let start = 0; start < file.length; start += 200) {
    const input = { rows: file.slice(start, start + 200), dryRun };
    answers.push(...(await admin.get(mutation, { input })).importProducts.rows);
  }
  return answers;
}

const outcomes = (answers: readonly any[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(answers, ({ outcome }) => outcome)].map(([outcome, of]) => [outcome, of.length]));

test("a file is checked, imported, imported again, and its products are sold", async () => {
  const file = fileOf(300);
  expect(outcomes(await importFile(file, true))).toEqual({ CREATED: 300 });
  expect((await shop.client.get(`{ products { totalCount } }`)).products.totalCount).toBe(0);

  const imported = await importFile(file);
  expect(outcomes(imported)).toEqual({ CREATED: 300 });
  expect(imported.map(({ line, product }) => [line, product.sku, product.stock.onHand])).toEqual(
    file.map(({ line, sku, stock }) => [line, sku, Number(stock)]),
  );
  expect(outcomes(await importFile(file))).toEqual({ UNCHANGED: 300 });
  const changed = file.map((row) => (row.line < 12 ? { ...row, stock: "50" } : row));
  expect(outcomes(await importFile(changed))).toEqual({ UPDATED: 10, UNCHANGED: 290 });

  const found = `{ products(filter: { tags: ["imported"], categories: ["aisle-3"] }) { totalCount }
    category(slug: "imported") { productCount }
    stockLevels(sort: AVAILABLE_DESC, first: 1) { nodes { onHand product { sku } } totalCount } }`;
  const { products, category, stockLevels } = await admin.get(found);
  expect([products.totalCount, category.productCount]).toEqual([25, 300]);
  expect([stockLevels.nodes[0].onHand, stockLevels.totalCount]).toEqual([50, 300]);
});

test("an import that sets stock makes one movement in the admin's name, even if the outbox delivers it again", async () => {
  const row = { line: 2, sku: "MOVED-1", title: "Moved", price: "5.00", stock: "6" };
  const [made] = await importFile([row]);
  await importFile([{ ...row, stock: "9" }]);
  await eventually(async () => {
    const jobs = `select from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
      where task.identifier = 'setStock'`;
    if ((await shop.rows("catalog", jobs)).length > 0) throw new Error("the outbox has not delivered it yet");
  });
  const query = `{ stockMovements(productId: "${made.product.id}") { nodes { kind delta reason actorId product { sku } } } }`;
  const common = { reason: "import", actorId: admin.id, product: { sku: "MOVED-1" } };
  expect((await admin.get(query)).stockMovements.nodes).toEqual([
    { kind: "ADJUSTMENT", delta: 3, ...common },
    { kind: "RECEIPT", delta: 6, ...common },
  ]);
});

test("a product without stock is in the stock list with zero", async () => {
  const { id } = await shop.product({ stock: 0 });
  await eventually(async () => {
    const { stockLevels } = await admin.get(`{ stockLevels(filter: { productIds: ["${id}"] }) { nodes { onHand } } }`);
    expect(stockLevels.nodes).toEqual([{ onHand: 0 }]);
  });
});
