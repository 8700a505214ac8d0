import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { BoundedPool, DatabaseBusyError } from "./bounded-pool.js";
import { startEmbeddedPostgres } from "@souk/embedded-postgres";

let resources: AsyncDisposableStack;

beforeEach(() => {
  resources = new AsyncDisposableStack();
});

afterEach(() => resources.disposeAsync());

function openPool(connectionString: string, max: number, connectionTimeoutMillis: number): BoundedPool {
  return resources.adopt(new BoundedPool({ connectionString, max, connectionTimeoutMillis }), endAndClose);
}

/**
 * Ends a pool and waits until its connections are closed. `end` resolves before, and a server that stops then reports
 * its end to them: an error that nobody handles.
 */
async function endAndClose(pool: BoundedPool): Promise<void> {
  const connections = pool.totalCount;
  const closed = Promise.withResolvers<void>();
  let closedCount = 0;
  pool.on("remove", () => {
    closedCount += 1;
    if (closedCount === connections) closed.resolve();
  });
  if (connections === 0) closed.resolve();
  await pool.end();
  await closed.promise;
}

const ownServer = (): string => process.env.TEST_DATABASE_URL ?? "";

describe("a full pool", () => {
  test("lets requests queue for a connection", async () => {
    const pool = openPool(ownServer(), 2, 30_000);
    const answers = await Promise.all(Array.from({ length: 40 }, () => pool.query("select pg_sleep(0.01)")));
    expect(answers).toHaveLength(40);
  });

  test("refuses a request after its maximum wait and returns a retry delay", async () => {
    const pool = openPool(ownServer(), 1, 300);
    const client = await pool.connect();
    const refused: unknown = await pool.query("select 1").catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DatabaseBusyError);
    expect(refused).toMatchObject({ retryAfterSeconds: 1 });
    client.release();
    expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  });
});

test("a pool keeps an idle connection for a minute, and closes all but the least number", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  resources.defer(() => void vi.useRealTimers());
  const pool = resources.adopt(new BoundedPool({ connectionString: ownServer(), min: 1 }), (it) => it.end());
  await Promise.all([pool.query("select 1"), pool.query("select 1")]);
  vi.advanceTimersByTime(59_000);
  expect(pool.use()).toMatchObject({ used: 0, idle: 2 });
  vi.advanceTimersByTime(2000);
  expect(pool.use()).toMatchObject({ used: 0, idle: 1 });
});

describe("a full server", () => {
  test("is retried until a connection is free, and its error is never shown", async () => {
    const folder = await mkdtemp(join(tmpdir(), "souk-full-server-"));
    resources.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    await chmod(folder, 0o755);
    const settings = { fsync: "off", max_connections: "6", superuser_reserved_connections: "1", max_wal_senders: "0" };
    const { url } = resources.use(await startEmbeddedPostgres({ dataDir: join(folder, "data"), settings }));
    const connect = async (connectionString: string): Promise<pg.Client> => {
      const client = resources.adopt(new pg.Client({ connectionString }), (it) => it.end());
      await client.connect();
      return client;
    };
    const admin = await connect(url);
    await admin.query("create role ordinary login password 'ordinary'");
    await admin.end();
    const ordinary = Object.assign(new URL(url), { username: "ordinary", password: "ordinary" }).href;
    const others = await Promise.all(Array.from({ length: 5 }, () => connect(ordinary)));

    // the clock of the wait alone: a busy server may take seconds to refuse a connection
    vi.useFakeTimers({ toFake: ["performance"] });
    resources.defer(() => void vi.useRealTimers());
    const impatient = openPool(ordinary, 2, 30_000).query("select 1");
    vi.advanceTimersByTime(30_000);
    await expect(impatient).rejects.toThrow(DatabaseBusyError);
    const waiting = openPool(ordinary, 2, 30_000).query("select 1 as one");
    await Promise.all(others.map((other) => other.end()));
    expect((await waiting).rows).toEqual([{ one: 1 }]);
  });
});
