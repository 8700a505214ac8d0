import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { fileUsesIn, replacePictureIn } from "@souk/kernel/testing/explaining-database";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { accountsDatabase } from "./database-definition.js";
import { accountsFilePlaces } from "./file-places.js";

test("pictures are used by profiles, and by the declared fields of users and addresses", async () => {
  await using opened = await openTestDatabase("accounts", accountsDatabase);
  const { manager } = opened.database;
  const key = "a".repeat(64);
  const custom = { badge: `/media/${key}-400x300/320.webp` };
  const insertUser = async (name: string, avatar: string | null, fields: object = {}) => {
    const id = randomUUID();
    await manager.query(
      `insert into users (id, email, full_name, role, created_at, avatar_sha256, custom)
       values ($1, $2 || '@example.com', $2, 'CUSTOMER', now(), $3, $4)`,
      [id, name, avatar, fields],
    );
    return id;
  };
  const [ina, june, kim] = [
    await insertUser("ina", key, custom),
    await insertUser("june", null),
    await insertUser("kim", null),
  ];
  for (const [id, fields] of [
    [june, custom],
    [kim, {}],
  ] as const)
    await manager.query(
      `insert into addresses (id, user_id, full_name, line1, city, postal_code, country, is_default, created_at, custom)
       values ($1, $1, 'June', '1 Way', 'Berlin', '10115', 'DE', true, now(), $2)`,
      [id, fields],
    );
  const uses = (checksum: string) => [
    { key: checksum, typename: "User", id: ina, name: "ina", ownerId: ina },
    { key: checksum, typename: "User", id: june, name: "june", ownerId: june },
  ];
  const places = accountsFilePlaces;
  expect(await fileUsesIn(opened.database, places, [key, randomUUID()])).toEqual(uses(key));
  const to = "b".repeat(64);
  const replacement = { from: key, to: `/media/${to}-200x200/160.webp` };
  expect(await replacePictureIn(opened.database, places, replacement)).toBe(3);
  expect(await replacePictureIn(opened.database, places, replacement)).toBe(0);
  expect(await fileUsesIn(opened.database, places, [key, to])).toEqual(uses(to));
});
