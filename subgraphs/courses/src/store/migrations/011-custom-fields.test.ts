import { randomUUID } from "node:crypto";
import { openDatabase } from "@souk/kernel/database/database";
import { createLogger } from "@souk/kernel/logging/logger";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { expect, test } from "@jest/globals";
import { coursesDatabase } from "../database-definition.js";
import { CustomFields1760000009080 } from "./011-custom-fields.js";

const course = `insert into courses (id, product_id, instructor_id, slug, title, status, categories, created_at)
  values ($1, $2, $1, $3, 'Weaving', 'PUBLISHED', '{}', now())`;
const fileOfTable = `select pg_relation_filenode('courses') as file`;

test("courses of the release before, and those that it still writes, get no values, and the table is not rewritten", async () => {
  const migrations = coursesDatabase.migrations.filter((each) => each !== CustomFields1760000009080);
  const before = { ...coursesDatabase, migrations };
  await using testDatabase = await TestDatabase.create("courses_010", before);
  const { settings } = testDatabase;
  const logger = createLogger("test", "silent");
  let file: unknown;
  {
    await using database = await openDatabase({ ...before, settings, logger });
    await database.manager.query(course, [randomUUID(), randomUUID(), "weaving"]);
    file = await database.manager.query(fileOfTable);
  }
  await using database = await openDatabase({ ...coursesDatabase, settings, logger });
  const { manager } = database;
  await manager.query(course, [randomUUID(), randomUUID(), "spinning"]);
  expect(await manager.query(`select slug, custom from courses order by slug`)).toEqual([
    { slug: "spinning", custom: {} },
    { slug: "weaving", custom: {} },
  ]);
  expect(await manager.query(fileOfTable)).toEqual(file);
});
