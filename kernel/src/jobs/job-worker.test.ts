import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { setTimeout as delay } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import pg from "pg";
import { JobRunner, migrateJobs } from "./jobs.js";
import { enqueue, enqueueAll } from "./outbox.js";
import { createLogger } from "../logging/logger.js";
import { openAnswerRelay, type RelayedConnection } from "../testing/stand-ins/answer-relay.js";
import { until } from "../testing/eventually.js";
import { openTestDatabase } from "../testing/test-database.js";

const logger = createLogger("test", "silent");
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;

beforeAll(async () => {
  testDatabase = await openTestDatabase("jobs", { entities: [], migrations: [], alsoMigrate: migrateJobs });
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

const listens = ({ sent }: RelayedConnection): boolean => sent.includes(`LISTEN "jobs:insert"`);

test("a worker that stops while its listening connection breaks ends in order, and its successor works", async () => {
  const { database } = testDatabase;
  let isBlocked = true;
  await using relay = await openAnswerRelay(database.url, (chunk, connection) => {
    if (!isBlocked || !listens(connection)) connection.client.write(chunk);
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
  isBlocked = false;
  await enqueue(database.manager, "note", "later");
  await until(() => seen.length > 0);
  expect(seen).toEqual(["later"]);
  // dispose before its database
  await runner[Symbol.asyncDispose]();
});

test("jobs that a worker fetched but did not start before it lost the database run in its successor", async () => {
  const { database } = testDatabase;
  let isUnavailable = false;
  await using relay = await openAnswerRelay(database.url, (chunk, { client }) => {
    if (isUnavailable) client.destroy();
    else client.write(chunk);
  });
  const begun: number[] = [];
  const outage = Promise.withResolvers<void>();
  const slow = async (number: number): Promise<void> => {
    begun.push(number);
    await outage.promise;
  };
  const numbers = [1, 2, 3, 4, 5, 6];
  await enqueueAll(
    database.manager,
    numbers.map((number) => ({ task: "slow", data: number })),
  );
  await using runner = await JobRunner.start({ url: relay.url, handlers: { slow }, logger, concurrency: 2 });
  await until(() => begun.length === 2);

  isUnavailable = true;
  for (const { client } of relay.connections) client.destroy();
  await delay(500);
  expect(begun).toHaveLength(2);
  outage.resolve();
  isUnavailable = false;
  await until(() => numbers.every((number) => begun.includes(number)));
  // dispose before its database
  await runner[Symbol.asyncDispose]();
});

test("a worker that stops at its start sends its last statement after the answers to its first ones", async () => {
  const held: (() => unknown)[] = [];
  let isHeld = true;
  await using relay = await openAnswerRelay(testDatabase.database.url, (chunk, connection) => {
    const answer = () => connection.client.write(chunk);
    if (isHeld && listens(connection)) held.push(answer);
    else answer();
  });
  using query = vi.spyOn(pg.Client.prototype, "query");
  const unlistened = () => query.mock.calls.some(([statement]) => String(statement).startsWith("UNLISTEN"));
  await using runner = await JobRunner.start({ url: relay.url, handlers: { note: async () => undefined }, logger });
  await until(() => held.length > 0);
  const stopped = runner[Symbol.asyncDispose]();
  await delay(200);
  const isEarly = unlistened();
  isHeld = false;
  for (const answer of held) answer();
  await stopped;
  expect([isEarly, unlistened()]).toEqual([false, true]);
});

test("a worker that has ended frees its handlers", async () => {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const handlerOfEndedWorker = async (): Promise<WeakRef<object>> => {
    const handler = async (): Promise<void> => undefined;
    await using _runner = await JobRunner.start({ url: testDatabase.database.url, handlers: { handler }, logger });
    return new WeakRef(handler);
  };
  const handler = await handlerOfEndedWorker();
  await until(() => {
    collectGarbage();
    return handler.deref() === undefined;
  });
  expect(handler.deref()).toBeUndefined();
});
