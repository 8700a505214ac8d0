import { expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { catalogDatabase } from "../database-definition.js";

const insert = `
  insert into products (id, sku, slug, name, kind, price_minor, currency, is_active, created_at, updated_at)
  values (gen_random_uuid(), $1, $1, $2, 'PHYSICAL', 100, 'CAD', true, now(), now())`;

test("the words of new and changed names correct typos", async () => {
  await using opened = await openTestDatabase("catalog", catalogDatabase);
  const { manager } = opened.database;
  const words = async (): Promise<string[]> => {
    const rows: { word: string }[] = await manager.query(`select word from search_words order by word`);
    return rows.map(({ word }) => word);
  };
  await manager.query(insert, ["one", "Crème-Brûlée Lamp 1200mm"]);
  expect(await words()).toEqual(["brulee", "creme", "lamp"]);
  await manager.query(insert, ["two", "Walnut lamp"]);
  await manager.query(`update products set price_minor = 200`);
  await manager.query(`update products set name = 'Oaken lamp' where sku = 'two'`);
  expect(await words()).toEqual(["brulee", "creme", "lamp", "oaken", "walnut"]);
});
