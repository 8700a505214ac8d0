import { expect, test } from "vitest";
import { seesAllChanges } from "./sees-all-changes.js";

const own = "postgres://souk@127.0.0.1:5433/postgres";

test.each([
  ["a database on the server of this process", "postgres://souk@127.0.0.1:5433/souk_catalog", own, true],
  ["the same with another user", "postgresql://catalog:secret@127.0.0.1:5433/souk_catalog", own, true],
  ["another server on this machine", "postgres://souk@127.0.0.1:5432/souk_catalog", own, false],
  ["a server elsewhere", "postgres://db.example:5433/souk_catalog", own, false],
  ["no PostgreSQL at all", undefined, own, false],
  ["any database of a shop without a server of its own", "postgres://127.0.0.1:5433/souk_catalog", undefined, false],
])("%s", (_which, databaseUrl, ownServerUrl, expected) => {
  expect(seesAllChanges(databaseUrl, ownServerUrl)).toBe(expected);
});
