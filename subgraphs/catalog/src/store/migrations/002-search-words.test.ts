import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { openDatabase } from "@souk/kernel/database/database";
import { createLogger } from "@souk/kernel/logging/logger";
import { readPageArguments } from "@souk/kernel/values/page";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { productOrder } from "../../domain/search/product-filter.js";
import { catalogDatabase } from "../database-definition.js";
import { ProductRepository } from "../product/product-repository.js";
import { Catalog1760000001000 } from "./001-catalog.js";

test("a product of before is found by its SKU", async () => {
  const before = { ...catalogDatabase, migrations: [Catalog1760000001000] };
  await using cloned = await TestDatabase.create("catalog_001", before);
  const { settings } = cloned;
  const logger = createLogger("test", "silent");
  {
    await using database = await openDatabase({ ...before, settings, logger });
    await database.manager.query(
      `insert into products (id, sku, slug, name, kind, price_minor, currency, is_active, created_at, updated_at)
       values ($1, 'KEY-0007', 'cable', 'Cable', 'PHYSICAL', 100, 'CAD', true, now(), now())`,
      [randomUUID()],
    );
  }
  await using database = await openDatabase({ ...catalogDatabase, settings, logger });
  const store = new ProductRepository(database);
  for (const search of ["KEY-0007", "0007", "key 00"]) {
    const page = readPageArguments({}, productOrder(undefined, search), 2);
    expect((await store.listProducts({ search }, page)).map(({ product }) => product.sku)).toEqual(["KEY-0007"]);
  }
});
