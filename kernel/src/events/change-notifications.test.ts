import { afterEach, beforeEach, expect, test } from "vitest";
import pg from "pg";
import { ChangeNotifications } from "./change-notifications.js";
import { createLogger } from "../logging/logger.js";
import { TimedReader } from "../testing/timed-reader.js";
import { TestDatabase } from "../testing/test-database.js";

let stack: AsyncDisposableStack;
let writer: pg.Client;
let changes: ChangeNotifications;

beforeEach(async () => {
  stack = new AsyncDisposableStack();
  const { url } = stack.use(await TestDatabase.create("notified", { entities: [], migrations: [] }));
  writer = stack.adopt(new pg.Client({ connectionString: url }), (client) => client.end());
  await writer.connect();
  changes = stack.use(new ChangeNotifications({ url, topics: ["lamps"], logger: createLogger("test", "silent") }));
});

afterEach(async () => stack.disposeAsync());

const notify = (id: string) => writer.query("select pg_notify('lamps', $1)", [id]);

/** Returns a listener that has read the present state and receives later changes. */
async function listenTo(id: string): Promise<TimedReader<string>> {
  const reader = new TimedReader(changes.subscribe("lamps", id));
  expect(await reader.next()).toBe(id);
  // the first listener gets one more notification when the connection opens
  expect(await reader.next()).toBe(id);
  return reader;
}

test("a listener is notified only of changes to its own id", async () => {
  const reader = await listenTo("a");
  await notify("b");
  expect(await reader.next(200)).toBeUndefined();
  await notify("a");
  expect(await reader.next()).toBe("a");
});

test("a change is notified after its commit, and never after a rollback", async () => {
  const reader = await listenTo("a");
  await writer.query("begin");
  await notify("a");
  expect(await reader.next(200)).toBeUndefined();
  await writer.query("rollback");
  expect(await reader.next(200)).toBeUndefined();
  await writer.query("begin");
  await notify("a");
  await writer.query("commit");
  expect(await reader.next()).toBe("a");
});

test("changes that occur while a listener is busy are notified once", async () => {
  const other = await listenTo("b");
  const busy = changes.subscribe("lamps", "a");
  await busy.next();
  for (let count = 0; count < 5; count += 1) await notify("a");
  await notify("b");
  expect(await other.next()).toBe("b");
  const reader = new TimedReader(busy);
  expect(await reader.next()).toBe("a");
  expect(await reader.next(200)).toBeUndefined();
});

test("after a lost connection each listener is notified once, because missed changes are unknown", async () => {
  const reader = await listenTo("a");
  await writer.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  await notify("a");
  expect(await reader.next()).toBe("a");
  expect(await reader.next(200)).toBeUndefined();
  await notify("a");
  expect(await reader.next()).toBe("a");
});

test("all listeners share one connection, and an ended listener is removed", async () => {
  const feeds = ["a", "a", "b"].map((id) => changes.subscribe("lamps", id));
  await Promise.all(feeds.map((feed) => feed.next()));
  await feeds[0]?.next();
  const { rows } = await writer.query<{ count: number }>(
    "select count(*)::int as count from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  expect(rows[0]?.count).toBe(1);
  expect(changes.listeners).toBe(3);
  const waiting = feeds[0]?.next();
  await feeds[0]?.return();
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(changes.listeners).toBe(2);
});

test("a feed ends when its notifications are disposed of", async () => {
  const reader = await listenTo("a");
  const waiting = reader.next();
  await changes[Symbol.asyncDispose]();
  expect(await waiting).toBe("ended");
});

test("a listener to a whole topic gets its payloads, and after a lost connection that anything may have changed", async () => {
  const reader = new TimedReader(changes.payloads("lamps"));
  expect(await reader.next()).toEqual(["*"]);
  await notify("a");
  expect(await reader.next()).toEqual(["a"]);
  await writer.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  // when the connection breaks, and when it is back
  expect(await reader.next()).toEqual(["*"]);
  expect(await reader.next()).toEqual(["*"]);
  const second = new TimedReader(changes.payloads("lamps"));
  expect(await second.next()).toEqual(["*"]);
  await notify("b");
  expect([await reader.next(), await second.next()]).toEqual([["b"], ["b"]]);
});
