import { expect, test } from "vitest";
import { openDatabase } from "@souk/kernel/database/database";
import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { createLogger } from "@souk/kernel/logging/logger";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { withoutEvents } from "./without-events.js";

test("only the addresses of databases change", () => {
  const environment = {
    DATABASE_URL: "postgres://souk@db/",
    ORDERS_DATABASE_URL: "postgres://db/o",
    PORT: "1",
    X_URL: "http://x",
  };
  expect(withoutEvents(environment)).toMatchObject({ PORT: "1", X_URL: "http://x" });
  for (const name of ["DATABASE_URL", "ORDERS_DATABASE_URL"])
    expect(new URL(withoutEvents(environment)[name] ?? "").searchParams.get("options")).toBe("-c souk.events=off");
});

test("each connection of such a database writes no events", async () => {
  const definition = { entities: [], migrations: [], alsoMigrate: migrateJobs };
  await using created = await TestDatabase.create("without_events", definition);
  const url = withoutEvents({ DATABASE_URL: created.url }).DATABASE_URL ?? "";
  const settings = { ...created.settings, url };
  await using database = await openDatabase({ ...definition, settings, logger: createLogger("test", "silent") });
  expect(await database.manager.query(`select current_setting('souk.events', true) as events`)).toEqual([
    { events: "off" },
  ]);
});
