import { expect, test } from "@jest/globals";
import { demoCourses } from "@souk/demo/courses";
import { demoProducts } from "@souk/demo/products";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { catalogDatabase } from "./database-definition.js";
import { seedDemoCatalog } from "./seed-demo-catalog.js";

test("the pictures of a demo shop with drawings become those of today, and changed ones stay", async () => {
  await using testDatabase = await openTestDatabase("catalog", catalogDatabase);
  const { manager } = testDatabase.database;
  await seedDemoCatalog(testDatabase.database);
  const changed = "https://pictures.example/brush.webp";
  await manager.query("update product_images set url = '/demo/pictures/' || id || '.svg'");
  await manager.query("update product_images set url = $1 where product_id = $2", [changed, demoProducts[0]?.id]);
  await manager.query("delete from seeds where name = 'demo files'");
  await seedDemoCatalog(testDatabase.database);
  const rows: { url: string }[] = await manager.query("select url from product_images");
  const pictures = [...demoProducts.slice(1), ...demoCourses].map(({ picture }) => picture);
  expect(rows.map(({ url }) => url).toSorted()).toEqual([changed, ...pictures].toSorted());
});
