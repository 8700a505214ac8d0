import { afterEach, beforeEach, expect, test } from "@jest/globals";
import pg from "pg";
import { ChangeNotifications } from "./change-notifications.js";
import { createLogger } from "./logger.js";
import { PatientReader } from "./testing/patient-reader.js";
import { TestDatabase } from "./testing/test-database.js";

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

const tell = (id: string) => writer.query("select pg_notify('lamps', $1)", [id]);

/** Who has looked at the present state, and hears of changes from now on. */
async function listenTo(id: string): Promise<PatientReader<string>> {
  const reader = new PatientReader(changes.subscribe("lamps", id));
  expect(await reader.next()).toBe(id);
  // the first one of all hears once more, when the connection is there
  while ((await reader.next(300)) !== undefined);
  return reader;
}

test("who listens hears of changes of what they listen to, and of those alone", async () => {
  const reader = await listenTo("a");
  await tell("b");
  expect(await reader.next(200)).toBeUndefined();
  await tell("a");
  expect(await reader.next()).toBe("a");
});

test("what is rolled back is told to nobody, what is committed only then", async () => {
  const reader = await listenTo("a");
  await writer.query("begin");
  await tell("a");
  expect(await reader.next(200)).toBeUndefined();
  await writer.query("rollback");
  expect(await reader.next(200)).toBeUndefined();
  await writer.query("begin");
  await tell("a");
  await writer.query("commit");
  expect(await reader.next()).toBe("a");
});

test("changes that come while a listener is busy are told as one", async () => {
  const other = await listenTo("b");
  const busy = changes.subscribe("lamps", "a");
  await busy.next();
  for (let count = 0; count < 5; count += 1) await tell("a");
  await tell("b");
  expect(await other.next()).toBe("b");
  const reader = new PatientReader(busy);
  expect(await reader.next()).toBe("a");
  expect(await reader.next(200)).toBeUndefined();
});

test("after a lost connection each listener is told once, since nobody knows what was missed", async () => {
  const reader = await listenTo("a");
  await writer.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  await tell("a");
  expect(await reader.next()).toBe("a");
  expect(await reader.next(200)).toBeUndefined();
  await tell("a");
  expect(await reader.next()).toBe("a");
});

test("all listen by one connection, and who stops is forgotten", async () => {
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

test("a feed ends when this process does", async () => {
  const reader = await listenTo("a");
  const waiting = reader.next();
  await changes[Symbol.asyncDispose]();
  expect(await waiting).toBe("ended");
});
