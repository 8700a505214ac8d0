import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { fileUsesIn, replacePictureIn } from "@souk/kernel/testing/explaining-database";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { reviewsDatabase } from "./database-definition.js";
import { reviewsFilePlaces } from "./file-places.js";

test("pictures are used by reviews, and their author may know those that are not public", async () => {
  await using opened = await openTestDatabase("reviews", reviewsDatabase);
  const { manager } = opened.database;
  const [key, other, author] = ["a".repeat(64), "b".repeat(64), randomUUID()];
  const insertReview = async (title: string, status: string, pictures: string[]) => {
    const id = randomUUID();
    await manager.query(
      `insert into reviews (id, product_id, user_id, author_name, stars, title, text, status, created_at, pictures)
       values ($1, $1, $2, 'June', 5, $3, 'Bright.', $4, now(), $5)`,
      [id, author, title, status, pictures],
    );
    return id;
  };
  const shown = await insertReview("A", "PUBLISHED", [other, key]);
  const rejected = await insertReview("B", "REJECTED", [key]);
  await insertReview("C", "PUBLISHED", []);
  const uses = (checksum: string) => [
    { key: checksum, typename: "Review", id: shown, name: "A", ownerId: null },
    { key: checksum, typename: "Review", id: rejected, name: "B", ownerId: author },
  ];
  expect(await fileUsesIn(opened.database, reviewsFilePlaces, [key, randomUUID()])).toEqual(uses(key));
  // one of the reviews shows the new picture already
  const replacement = { from: key, to: `/media/${other}-200x200/160.webp` };
  expect(await replacePictureIn(opened.database, reviewsFilePlaces, replacement)).toBe(2);
  expect(await replacePictureIn(opened.database, reviewsFilePlaces, replacement)).toBe(0);
  expect(await fileUsesIn(opened.database, reviewsFilePlaces, [key, other])).toEqual(uses(other));
  const stored = await manager.query("select pictures from reviews where pictures <> '{}'");
  expect(stored).toEqual([{ pictures: [other] }, { pictures: [other] }]);
});
