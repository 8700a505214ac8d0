import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { setTimeout as delay } from "node:timers/promises";
import { enqueue, JobRunner, migrateJobs } from "./jobs.js";
import { createLogger } from "./logger.js";
import { openAnswerRelay, type RelayedConnection } from "./testing/answer-relay.js";
import { openTestDatabase } from "./testing/test-database.js";

const logger = createLogger("test", "silent");
let opened: Awaited<ReturnType<typeof openTestDatabase>>;

beforeAll(async () => {
  opened = await openTestDatabase("jobs", { entities: [], migrations: [], alsoMigrate: migrateJobs });
});

afterAll(async () => opened[Symbol.asyncDispose]());

async function until(holds: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 8000; !holds() && Date.now() < deadline;) await delay(20);
  expect(holds()).toBe(true);
}

test("a worker that stops as the connection breaks by which it begins to listen ends in order, and its successor works", async () => {
  const { database } = opened;
  let isHeld = true;
  const listens = ({ sent }: RelayedConnection): boolean => sent.includes(`LISTEN "jobs:insert"`);
  await using relay = await openAnswerRelay(database.url, (chunk, connection) => {
    if (!isHeld || !listens(connection)) connection.client.write(chunk);
  });
  const listening = (): RelayedConnection | undefined => [...relay.connections].find(listens);
  const seen: unknown[] = [];
  const handlers = { note: async (data: unknown) => void seen.push(data) };
  await using runner = await JobRunner.start({ url: relay.url, handlers, logger });
  await until(() => listening() !== undefined);

  const [other] = [...relay.connections].filter((connection) => !listens(connection));
  other?.client.destroy();
  await delay(200);
  listening()?.client.destroy();
  isHeld = false;
  await enqueue(database.manager, "note", "later");
  await until(() => seen.length > 0);
  expect(seen).toEqual(["later"]);
  // before its database
  await runner[Symbol.asyncDispose]();
});
