import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { fileUsesIn, replacePictureIn } from "@souk/kernel/testing/explaining-database";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { catalogDatabase } from "./database-definition.js";
import { catalogFilePlaces } from "./file-places.js";

const [key, other] = ["a".repeat(64), "b".repeat(64)];
const address = (checksum: string): string => `/media/${checksum}-400x300/320.webp`;

test("pictures are used by images, and by the declared fields of products and categories, at most ten times each", async () => {
  await using opened = await openTestDatabase("catalog", catalogDatabase);
  const { manager } = opened.database;
  const insertProduct = async (name: string, custom: object = {}, deletedAt: string | null = null) => {
    const id = randomUUID();
    await manager.query(
      `insert into products (id, sku, slug, name, kind, price_minor, currency, is_active, created_at, updated_at, custom,
         deleted_at)
       values ($1, $2, $2, $2, 'PHYSICAL', 4900, 'CAD', false, now(), now(), $3, $4)`,
      [id, name, custom, deletedAt],
    );
    return id;
  };
  const insertImage = (productId: string, url: string, position = 0) =>
    manager.query(`insert into product_images (id, product_id, url, position) values ($1, $2, $3, $4)`, [
      randomUUID(),
      productId,
      url,
      position,
    ]);
  const lamp = await insertProduct("lamp", { label: address(key) });
  await insertImage(lamp, address(key));
  await insertImage(lamp, `https://shop.example${address(key)}`, 1);
  const deleted = await insertProduct("old", { label: address(key) }, "2026-01-01");
  await insertImage(deleted, address(key));
  const rug = await insertProduct("rug", { gallery: ["/media/rug.jpg", address(other)], note: { fr: address(key) } });
  const chair = await insertProduct("chair");
  await insertImage(chair, "https://cdn.example/chair.jpg");
  const category = randomUUID();
  await manager.query(`insert into categories (id, slug, name, custom) values ($1, 'home', 'Home', $2)`, [
    category,
    { banner: address(other) },
  ]);
  const uses = (keys: string[]) => fileUsesIn(opened.database, catalogFilePlaces, keys);
  const product = { typename: "Product", ownerId: null };
  expect(await uses([key, randomUUID()])).toEqual([
    { ...product, key, id: lamp, name: "lamp" },
    { ...product, key, id: rug, name: "rug" },
  ]);
  expect(await uses([other, "c".repeat(64)])).toEqual([
    { typename: "Category", key: other, id: category, name: "Home", ownerId: null },
    { ...product, key: other, id: rug, name: "rug" },
  ]);
  const to = "c".repeat(64);
  const replacement = { from: key, to: address(to) };
  expect(await replacePictureIn(opened.database, catalogFilePlaces, replacement)).toBe(6);
  expect(await replacePictureIn(opened.database, catalogFilePlaces, replacement)).toBe(0);
  expect(await uses([key, to])).toEqual([
    { ...product, key: to, id: lamp, name: "lamp" },
    { ...product, key: to, id: rug, name: "rug" },
  ]);
  const images = await manager.query("select url from product_images where product_id = $1 order by position", [lamp]);
  expect(images).toEqual([{ url: address(to) }, { url: `https://shop.example${address(to)}` }]);
  for (let index = 0; index < 12; index++) await insertProduct(`lot ${index}`, { label: address(key) });
  expect(await uses([key])).toHaveLength(10);
});
