import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { waitingEvents } from "@souk/kernel/testing/events/waiting-events";
import { accountsDatabase } from "./database-definition.js";

test("an account has an event when it is created and deleted, without the person's name and address", async () => {
  await using opened = await openTestDatabase("accounts", accountsDatabase);
  const { manager } = opened.database;
  const userId = randomUUID();
  await manager.query(
    `insert into users (id, email, full_name, role, password_hash, created_at)
     values ($1, 'ada@example.com', 'Ada Lovelace', 'CUSTOMER', 'hash', now())`,
    [userId],
  );
  await manager.query(`delete from users where id = $1`, [userId]);
  const events = await waitingEvents(manager);
  expect(events.map(({ name, data }) => ({ name, ...data }))).toEqual([
    { name: "user.registered", userId, role: "CUSTOMER", isVerified: false },
    { name: "user.deleted", userId },
  ]);
  expect(JSON.stringify(events)).not.toMatch(/\bada\b|lovelace/i);
});
