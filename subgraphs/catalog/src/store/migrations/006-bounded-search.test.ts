import { expect, test } from "@jest/globals";
import { openDatabase, type Database } from "@souk/kernel/database/database";
import { createLogger } from "@souk/kernel/logging/logger";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { catalogDatabase } from "../database-definition.js";
import { BoundedSearch1760000001005 } from "./006-bounded-search.js";

const insert = `
  insert into products (id, sku, slug, name, kind, price_minor, currency, is_active, created_at, updated_at)
  values (gen_random_uuid(), $1, $1, $2, 'PHYSICAL', 100, 'CAD', true, now(), now())`;

async function wordsIn(database: Database): Promise<string[]> {
  const rows: { word: string }[] = await database.manager.query(`select word from search_words order by word`);
  return rows.map(({ word }) => word);
}

test("words of names before and after the migration correct typos, and a repeat of the migration adds none", async () => {
  const migrations = catalogDatabase.migrations.filter((each) => each !== BoundedSearch1760000001005);
  const before = { ...catalogDatabase, migrations };
  await using cloned = await TestDatabase.create("catalog_005", before);
  const { settings } = cloned;
  const logger = createLogger("test", "silent");
  {
    await using database = await openDatabase({ ...before, settings, logger });
    await database.manager.query(insert, ["one", "Crème-Brûlée Lamp 1200mm"]);
  }
  await using database = await openDatabase({ ...catalogDatabase, settings, logger });
  expect(await wordsIn(database)).toEqual(["brulee", "creme", "lamp"]);
  await database.manager.query(insert, ["two", "Walnut lamp"]);
  await database.manager.query(`update products set price_minor = 200`);
  await database.manager.query(`update products set name = 'Oaken lamp' where sku = 'two'`);
  expect(await wordsIn(database)).toEqual(["brulee", "creme", "lamp", "oaken", "walnut"]);
  const runner = database.source.createQueryRunner();
  try {
    await new BoundedSearch1760000001005().up(runner);
  } finally {
    await runner.release();
  }
  expect(await wordsIn(database)).toEqual(["brulee", "creme", "lamp", "oaken", "walnut"]);
});
